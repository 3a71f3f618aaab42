import { setTimeout as sleep } from 'node:timers/promises';
import { ownCaseId } from '#domain/feedback/stored.ts';
import type { Earshot } from '../tools/earshot.ts';
import { tailLogs } from '../tools/log-tail.ts';
import { click, mix, sender } from '../tools/mix.ts';
import { type Quantiles, quantilesOf } from '../tools/quantiles.ts';

export type Latency = { submitToCaseMs: Quantiles; submitToAlertMs: Quantiles };

const patience = 60_000;

/**
 * Sends single feedbacks at a fixed rate, whether or not the earlier ones are answered, and hears from the logs when each unhappy one
 * has become a stored case and when its first alert has left. From the customer's click, on one clock.
 */
export async function latency(earshot: Earshot, rate: number, seconds: number, unhappyShare: number): Promise<Latency> {
  const clicks = new Map<string, number>();
  const opened = new Map<string, number>();
  const alerted = new Map<string, number>();
  const tail = tailLogs(earshot.data, ({ message, caseId, alert }, at) => {
    if (message === 'case opened' && caseId) opened.set(caseId, at);
    if (alert && !alerted.has(alert.caseId)) alerted.set(alert.caseId, at);
  });
  await earshot.token(sender);
  const feedbacks = mix(rate * seconds, unhappyShare);
  const expected = feedbacks.filter(({ unhappy }) => unhappy).length;
  const start = performance.now();
  const answers = feedbacks.map(async ({ body }, i) => {
    await sleep(Math.max(0, start + (i * 1000) / rate - performance.now()));
    const sent = click(body);
    const { status, body: answer } = await earshot.post(sender, '/v1/feedback', sent);
    if (status !== 202) throw new Error(`a feedback was answered ${status}: ${JSON.stringify(answer)}`);
    clicks.set(ownCaseId(String(answer.feedbackId)), Date.parse(sent.submittedAt));
  });
  await Promise.all(answers);
  const known = (seen: Map<string, number>) => [...clicks].filter(([caseId]) => seen.has(caseId));
  for (const end = Date.now() + patience; known(alerted).length < expected && Date.now() < end; ) await sleep(100);
  tail.close();
  if (known(alerted).length < expected) throw new Error(`${known(alerted).length} of ${expected} cases have had an alert`);
  const after = (seen: Map<string, number>) => quantilesOf(known(seen).map(([caseId, at]) => seen.get(caseId)! - at));
  return { submitToCaseMs: after(opened), submitToAlertMs: after(alerted) };
}
