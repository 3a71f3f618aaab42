import type { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod';
import { minute } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export type WorkedQueue = {
  name: string;
  queue: Queue;
  deadLetters: Queue;
  /** Caps how many run at once; unlimited when absent. */
  atOnce?: number;
  /** A message older than this is an alarm. */
  mayWait: Duration;
};

type QueueWorkerProps<Env extends z.ZodObject> = ServiceFunctionProps<Env> & { queues: WorkedQueue[] };

/** A function fed by queues: failed messages come back alone; one that waits too long, or lies in the dead letters, is an alarm. */
export class QueueWorker<Env extends z.ZodObject> extends ServiceFunction<Env> {
  constructor(scope: Construct, id: string, props: QueueWorkerProps<Env>) {
    super(scope, id, props);
    for (const worked of props.queues) {
      const source = { batchSize: 10, reportBatchItemFailures: true, ...(worked.atOnce ? { maxConcurrency: worked.atOnce } : {}) };
      this.lambda.addEventSource(new SqsEventSource(worked.queue, source));
      this.watchQueue(worked, props);
    }
  }

  private watchQueue({ name, queue, deadLetters, mayWait }: WorkedQueue, { operations, entry, impact }: QueueWorkerProps<Env>): void {
    const highest = { period: minute, statistic: Stats.MAXIMUM };
    const oldest = queue.metricApproximateAgeOfOldestMessage(highest);
    const dead = deadLetters.metricApproximateNumberOfMessagesVisible(highest);
    new OnCallAlarm(this, `${name}-waits`, {
      operations,
      sign: `a message of the queue "${name}" waits longer than ${mayWait.toHumanString()}`,
      impact: `meanwhile ${impact}`,
      metric: oldest,
      threshold: mayWait.toSeconds(),
    });
    new OnCallAlarm(this, `${name}-dead-letters`, {
      operations,
      sign: `${entry} gave up on a message of the queue "${name}"`,
      impact,
      metric: dead,
      threshold: 1,
      within: [1, 1],
    });
    operations.row(
      `Queue ${name}`,
      `While messages wait or lie in the dead letters: ${impact}.`,
      { title: 'Age of the oldest message, s', metrics: [oldest], limit: mayWait.toSeconds() },
      { title: 'Messages waiting', metrics: [queue.metricApproximateNumberOfMessagesVisible(highest)] },
      { title: 'Dead letters', metrics: [dead], limit: 1 },
    );
  }
}
