import { SqsQueue } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { INVALID_MESSAGE_BODY_CHAR } from '../../node_modules/fauxqs/dist/sqs/sqsTypes.js';
import type { Storage } from './storage.ts';

/** Changes three habits of fauxqs's queues in this process. */
export function improveQueues(storage: Storage): void {
  takeEveryCharacter();
  receiveAtomically(storage);
  lookRarely();
}

/** SQS takes characters beyond U+FFFF, emoji among them; fauxqs sees two halves and refuses both. */
function takeEveryCharacter(): void {
  const refused = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
  INVALID_MESSAGE_BODY_CHAR.test = (text) => refused.test(text);
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
