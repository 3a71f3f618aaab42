import type { Bug } from './bug.ts';

const [alarms, publisher, queue] = ['adapters/aws/alarms.ts', 'adapters/aws/alert-publisher.ts', 'adapters/aws/feedback-queue.ts'];

export const senders: Bug[] = [
  {
    name: 'an alarm that was started before is an error',
    file: alarms,
    find: 'if (!(error instanceof ExecutionAlreadyExists)) throw error;',
    replace: 'throw error;',
  },
  {
    name: 'an alarm that cannot be started is passed over',
    file: alarms,
    find: 'if (!(error instanceof ExecutionAlreadyExists)) throw error;',
    replace: '',
  },
  {
    name: 'alerts that the topic refused are passed over',
    file: publisher,
    find: 'if (Failed?.length) throw',
    replace: 'if (Failed?.length === entries.length) throw',
  },
  {
    name: 'only the first ten alerts are published',
    file: publisher,
    find: 'start < messages.length;',
    replace: 'start < Math.min(messages.length, batchLimit);',
  },
  {
    name: 'feedback that the queue refused counts as queued',
    file: queue,
    find: 'return left.map((f) => f.feedbackId);',
    replace: 'return [];',
  },
  {
    name: 'feedback that the queue refused is not sent again',
    file: queue,
    find: 'attempt <= tries &&',
    replace: 'attempt < tries - 1 &&',
  },
];
