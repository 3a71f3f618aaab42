import { setTimeout as sleep } from 'node:timers/promises';
import type { Severity } from '#domain/judgement/judgement.ts';
import type { Api } from './api.ts';
import type { Sent } from './send.ts';

export type Judged = Sent & { status: 'judged' | 'unjudged'; unhappy: boolean; severity?: Severity; caseId?: string };

type Stored = { status: 'pending' | 'judged' | 'unjudged'; judgement?: { unhappy: boolean; severity: Severity }; caseId?: string };

const [askers, askAgainAfter] = [4, 300];

/**
 * Waits until what was sent is judged, in the order it was sent. Gives up when nothing new was judged for `patience`
 * milliseconds: what is missing in the answer is still pending.
 */
export async function awaitJudgement(sent: Sent[], api: Api, patience: number, tell: (judged: number) => void): Promise<Judged[]> {
  const judged: Judged[] = [];
  let next = 0;
  let lastNews = Date.now();
  await Promise.all(
    Array.from({ length: askers }, async () => {
      for (let item = sent[next++]; item; item = sent[next++]) {
        let stored = await ask(item, api);
        while (stored.status === 'pending' && Date.now() - lastNews < patience) {
          await sleep(askAgainAfter);
          stored = await ask(item, api);
        }
        if (stored.status === 'pending') continue;
        lastNews = Date.now();
        const { judgement, caseId, status } = stored;
        judged.push({ ...item, status, unhappy: judgement?.unhappy ?? false, severity: judgement?.severity, caseId });
        tell(judged.length);
      }
    }),
  );
  return judged;
}

async function ask({ source, feedbackId }: Sent, api: Api): Promise<Stored> {
  const { status, body } = await api.get(source, `/v1/feedback/${encodeURIComponent(feedbackId)}`);
  return status === 200 ? (body as Stored) : { status: 'pending' };
}
