import { expect, test } from 'vitest';
import { ageAtItsOwnPace } from '#local/messaging/pace.ts';
import { SqsStore } from '../../../node_modules/fauxqs/dist/sqs/sqsStore.js';

const minutes = 60_000;
const clock = { wall: Date.now, steady: () => performance.now() };

test('a hidden message comes back when its time is over, however the clock is set', () => {
  const store = new SqsStore();
  const queue = store.createQueue('live', 'http://127.0.0.1/0/live', 'arn:live', { VisibilityTimeout: '30' });
  ageAtItsOwnPace(store, clock);
  queue.enqueue(SqsStore.createMessage('one'));
  expect(queue.dequeue(1)).toHaveLength(1);
  for (const jump of [10, -10, 120, -10]) {
    const { wall } = clock;
    clock.wall = () => wall() + jump * minutes;
    expect(queue.dequeue(1), `${jump} minutes`).toEqual([]);
    const [hidden] = queue.inflightMessages.values();
    expect(hidden!.visibilityDeadline - clock.wall()).toBeGreaterThan(29_000);
    expect(hidden!.visibilityDeadline - clock.wall()).toBeLessThanOrEqual(30_000);
  }
});

test('what was hidden under a later time, by an instance that was killed, comes back in its queue’s time', () => {
  const store = new SqsStore();
  const queue = store.createQueue('live', 'http://127.0.0.1/0/live', 'arn:live', { VisibilityTimeout: '30' });
  queue.enqueue(SqsStore.createMessage('one'));
  queue.dequeue(1);
  ageAtItsOwnPace(store, { ...clock, wall: () => Date.now() - 10 * minutes });
  const [hidden] = queue.inflightMessages.values();
  expect(hidden!.visibilityDeadline).toBeLessThanOrEqual(Date.now() - 10 * minutes + 30_000);
});
