import { SqsQueue, type SqsStore } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';

/** More than any slewing of the clock between two looks. */
const leastJump = 1_000;
/** The longest that SQS delays a message, in milliseconds. */
const longestDelay = 900_000;

/**
 * SQS does not know this machine's clock; fauxqs hides and delays messages until an instant of it. When the clock is set, or the machine
 * slept, those instants move along: otherwise a message that a worker holds comes back at once, or one that failed stays away for hours.
 */
export function ageAtItsOwnPace(store: SqsStore, clock = { wall: Date.now, steady: () => performance.now() }): void {
  boundWhatWasStored(store, clock.wall());
  let difference = clock.wall() - clock.steady();
  const look = () => {
    const jumped = clock.wall() - clock.steady() - difference;
    difference += jumped;
    if (Math.abs(jumped) >= leastJump) move(store, jumped);
  };
  for (const method of ['processTimers', 'changeVisibility', 'enqueue'] as const) before(method, look);
}

/** The clock may have been set back while nothing ran. */
function boundWhatWasStored(store: SqsStore, now: number): void {
  for (const { attributes, inflightMessages, delayedMessages } of store.allQueues()) {
    const latest = now + Number(attributes.VisibilityTimeout) * 1_000;
    for (const hidden of inflightMessages.values()) hidden.visibilityDeadline = Math.min(hidden.visibilityDeadline, latest);
    for (const message of delayedMessages) message.delayUntil = Math.min(message.delayUntil ?? 0, now + longestDelay);
  }
}

function move(store: SqsStore, by: number): void {
  for (const { inflightMessages, delayedMessages } of store.allQueues()) {
    for (const hidden of inflightMessages.values()) hidden.visibilityDeadline += by;
    for (const message of delayedMessages) message.delayUntil = (message.delayUntil ?? 0) + by;
  }
}

function before(method: 'processTimers' | 'changeVisibility' | 'enqueue', look: () => void): void {
  const queues = SqsQueue.prototype as unknown as Record<string, (...parameters: unknown[]) => unknown>;
  const original = queues[method]!;
  queues[method] = function (...parameters) {
    look();
    return original.apply(this, parameters);
  };
}
