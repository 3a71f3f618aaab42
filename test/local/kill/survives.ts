import { expect } from 'vitest';
import { Victim } from './victim.ts';

type Sent = { feedbackId: string; customer: string; unhappy: boolean };
type Case = { caseId: string; callback: string; alerts: { alertId: string; channel: string; step: string; at: { sent?: string } }[] };

const atOnce = 6;
const customers = 10;
const acceptedBeforeKill = 25;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Kills everything so many times under load, and then demands what was promised with every 2xx. */
export async function survives(kills: number): Promise<void> {
  const victim = new Victim();
  const run = Math.random().toString(36).slice(2, 8);
  try {
    await victim.start();
    const source = await victim.token('source-claims');
    const sent: Sent[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const load = keepSending(victim, source, `${run}-${kill}`, sent);
      for (const enough = sent.length + acceptedBeforeKill; sent.length < enough; ) await pause(20);
      await pause(Math.random() * 1200);
      await victim.kill();
      await load.stop();
      await victim.start();
    }
    await everyFeedbackIsStoredOnce(victim, source, sent);
    await everyUnhappyCustomerHasOneRunningCase(victim, sent);
  } finally {
    await victim.end();
  }
}

function keepSending(victim: Victim, token: string, run: string, sent: Sent[]) {
  let stopped = false;
  let count = 0;
  const worker = async () => {
    while (!stopped) {
      const n = count++;
      const feedback = { n, customer: `${run.split('-')[0]}-c${n % customers}`, unhappy: n % 3 !== 0 };
      const accepted = await send(victim, token, `${run}-${n}`, feedback).catch(() => undefined);
      if (accepted) sent.push({ ...feedback, feedbackId: accepted });
      else await pause(20);
    }
  };
  const workers = Array.from({ length: atOnce }, worker);
  return {
    async stop() {
      stopped = true;
      await Promise.all(workers);
    },
  };
}

async function send(
  { url }: Victim,
  token: string,
  sourceId: string,
  { customer, unhappy }: Omit<Sent, 'feedbackId'>,
): Promise<string | undefined> {
  const body = {
    source: 'claims',
    sourceId,
    submittedAt: new Date().toISOString(),
    touchpoint: 'claims.motor.repair.progress',
    customer: { id: customer, phone: '13800001234' },
    score: { scale: 'nps', value: unhappy ? 1 : 10 },
  };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/v1/feedback`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5000),
  });
  return answer.status === 202 ? ((await answer.json()) as { feedbackId: string }).feedbackId : undefined;
}

async function get<T>({ url }: Victim, token: string, path: string): Promise<T> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

async function everyFeedbackIsStoredOnce(victim: Victim, token: string, sent: Sent[]): Promise<void> {
  expect(new Set(sent.map((s) => s.feedbackId)).size).toBe(sent.length);
  let waiting = sent;
  for (const end = Date.now() + 90_000; waiting.length > 0 && Date.now() < end; await pause(500)) {
    const found = await Promise.all(
      waiting.map((s) => get<{ status: string; judgement?: { unhappy: boolean } }>(victim, token, `/v1/feedback/${s.feedbackId}`)),
    );
    found.forEach((f, i) => {
      if (f.status !== 'pending') expect(f.judgement?.unhappy).toBe(waiting[i]!.unhappy);
    });
    waiting = waiting.filter((_, i) => found[i]!.status === 'pending');
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
    const caseIds = await Promise.all(
      answers.map(async (s) => (await get<{ caseId: string }>(victim, source, `/v1/feedback/${s.feedbackId}`)).caseId),
    );
    expect(new Set(caseIds)).toEqual(new Set([items[0]!.caseId]));
    await theClockRuns(victim, lead, items[0]!.caseId);
  }
}

/** Nobody claims, so the case must walk its whole ladder and breach; a lost alarm is the sweeper's, within 80 seconds. */
async function theClockRuns(victim: Victim, token: string, caseId: string): Promise<void> {
  for (const end = Date.now() + 110_000; Date.now() < end; await pause(500)) {
    const c = await get<Case>(victim, token, `/v1/cases/${caseId}`);
    const keys = c.alerts.map((a) => `${a.alertId}#${a.channel}`);
    expect(new Set(keys).size).toBe(keys.length);
    if (c.callback === 'breached' && c.alerts.every((a) => a.at.sent) && c.alerts.some((a) => a.step === 'duty-manager')) return;
  }
  throw new Error(`the clock of case ${caseId} stands still`);
}
