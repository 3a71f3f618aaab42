import { expect } from 'vitest';
import { pause, type Sent } from './load.ts';
import type { Victim } from './victim.ts';

export type Case = {
  caseId: string;
  callback: string;
  owner: string;
  alerts: { alertId: string; round: number; step: string; recipient: string; channel: string; at: { sent?: string } }[];
  timeline: { type: string; round: number; step?: string; people?: string[] }[];
};

export async function get<T>({ url }: Victim, token: string, path: string): Promise<T> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

/** A thousand questions at once would wait longer for a thread than the API lets them. */
const askedAtOnce = 50;

async function inParts<T, R>(all: T[], ask: (each: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  while (answers.length < all.length)
    answers.push(...(await Promise.all(all.slice(answers.length, answers.length + askedAtOnce).map(ask))));
  return answers;
}

/** What was promised with every 2xx. */
export async function everyPromiseIsKept(victim: Victim, sent: Sent[]): Promise<void> {
  await everyFeedbackIsStoredOnce(victim, await victim.token('source-claims'), sent);
  await everyUnhappyCustomerHasOneRunningCase(victim, sent);
}

export async function everyFeedbackIsStoredOnce(victim: Victim, token: string, sent: Sent[]): Promise<void> {
  expect(new Set(sent.map((s) => s.feedbackId)).size).toBe(sent.length);
  const isPending = async ({ feedbackId, unhappy }: Sent) => {
    const found = await get<{ status: string; judgement?: { unhappy: boolean } }>(victim, token, `/v1/feedback/${feedbackId}`);
    if (found.status !== 'pending') expect(found.judgement?.unhappy).toBe(unhappy);
    return found.status === 'pending';
  };
  let waiting = sent;
  for (const end = performance.now() + 90_000; waiting.length > 0 && performance.now() < end; await pause(500)) {
    const pending = await inParts(waiting, isPending);
    waiting = waiting.filter((_, i) => pending[i]);
  }
  expect(waiting.length, 'accepted feedback that never was stored').toBe(0);
}

async function everyUnhappyCustomerHasOneRunningCase(victim: Victim, sent: Sent[]): Promise<void> {
  const lead = await victim.token('lead-wang');
  const source = await victim.token('source-claims');
  const unhappy = Map.groupBy(
    sent.filter((s) => s.unhappy),
    (s) => s.customer,
  );
  const all = await get<{ items: { caseId: string }[] }>(victim, lead, '/v1/cases?limit=200');
  expect(new Set(all.items.map((c) => c.caseId)).size).toBe(all.items.length);
  for (const [customer, answers] of unhappy) {
    const { items } = await get<{ items: { caseId: string }[] }>(victim, lead, `/v1/cases?customer=${customer}`);
    expect(items, `cases of ${customer}`).toHaveLength(1);
    const caseIdOf = async (s: Sent) => (await get<{ caseId: string }>(victim, source, `/v1/feedback/${s.feedbackId}`)).caseId;
    expect(new Set(await inParts(answers, caseIdOf))).toEqual(new Set([items[0]!.caseId]));
    await theClockRuns(victim, lead, items[0]!.caseId);
  }
}

/** Nobody claims, so the case must walk its whole ladder and breach; a lost alarm is the sweeper's, within 80 seconds. */
export async function theClockRuns(victim: Victim, token: string, caseId: string, seconds = 110): Promise<void> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(250)) {
    const c = await get<Case>(victim, token, `/v1/cases/${caseId}`);
    const keys = c.alerts.map((a) => `${a.alertId}#${a.channel}`);
    expect(new Set(keys).size).toBe(keys.length);
    if (c.callback === 'breached' && c.timeline.some((e) => e.step === 'duty-manager') && everybodyWasTold(c)) return;
  }
  throw new Error(`the clock of case ${caseId} stands still`);
}

/** Rows that are in no step of its history belong to writers who lost: they are never sent. */
const everybodyWasTold = ({ timeline, alerts }: Case): boolean =>
  timeline
    .filter((e) => e.type === 'escalated')
    .every(({ round, step, people = [] }) =>
      people.every((person) => alerts.some((a) => a.round === round && a.step === step && a.recipient === person && a.at.sent)),
    );
