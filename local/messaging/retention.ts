import type { SqsStore } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';

/** fauxqs keeps messages for ever; a queue forgets them after its retention, counted from when they were sent. */
export function forgetExpired(store: SqsStore, now = Date.now()): void {
  for (const queue of store.allQueues()) {
    const oldest = now - Number(queue.attributes.MessageRetentionPeriod) * 1_000;
    const kept = queue.messages.filter(({ messageId, sentTimestamp }) => {
      if (sentTimestamp >= oldest) return true;
      queue.persistence?.deleteMessage(messageId);
      return false;
    });
    if (kept.length < queue.messages.length) queue.messages = kept;
  }
}
