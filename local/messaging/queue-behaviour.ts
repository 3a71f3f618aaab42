import { SqsQueue } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import type { Storage } from './storage.ts';

/** Changes two habits of fauxqs's queues in this process. */
export function improveQueues(storage: Storage): void {
  receiveAtomically(storage);
  lookRarely();
}

/** A receive that moves a message to the dead letters deletes it and inserts it again; a kill between the two would lose it. */
function receiveAtomically(storage: Storage): void {
  const { dequeue } = SqsQueue.prototype;
  SqsQueue.prototype.dequeue = function (...parameters: Parameters<typeof dequeue>) {
    return storage.atomically(() => dequeue.apply(this, parameters));
  };
}

/** While a receiver waits, a queue looks every 20 ms for delayed and returning messages (new ones wake it at once); 100 ms are as good for whole seconds. */
function lookRarely(): void {
  const queues = SqsQueue.prototype as unknown as { pollTimer?: NodeJS.Timeout; startPollTimerIfNeeded(): void; processTimers(): void };
  queues.startPollTimerIfNeeded = function () {
    this.pollTimer ??= setInterval(() => this.processTimers(), 100);
  };
}
