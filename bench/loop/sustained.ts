import { setTimeout as sleep } from 'node:timers/promises';
import type { Earshot } from '../tools/earshot.ts';
import { click, mix, sender } from '../tools/mix.ts';

const senders = 16;
/** The queue keeps no order: the last so many must be judged before all are taken to be. */
const last = 100;

/**
 * Feedbacks a second that are taken in one by one and judged, cases and first alerts included: so many senders as fast as they are
 * answered, the time counted until the last one is judged, so that nothing is left in a queue.
 */
export async function sustained(earshot: Earshot, count: number, unhappyShare: number): Promise<number> {
  const feedbacks = mix(count, unhappyShare);
  const ids: string[] = [];
  await earshot.token(sender);
  const start = performance.now();
  const send = async () => {
    for (let next = feedbacks.pop(); next; next = feedbacks.pop()) {
      const { status, body: answer } = await earshot.post(sender, '/v1/feedback', click(next.body));
      if (status !== 202) throw new Error(`a feedback was answered ${status}`);
      ids.push(String(answer.feedbackId));
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  for (const id of ids.slice(-last)) while (await isPending(earshot, id)) await sleep(50);
  return count / ((performance.now() - start) / 1000);
}

const isPending = async (earshot: Earshot, id: string) => (await earshot.get(sender, `/v1/feedback/${id}`)).body.status === 'pending';
