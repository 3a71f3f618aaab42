import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Load, pause } from '../local/kill/load.ts';
import { type Case, everyFeedbackIsStoredOnce, everyPromiseIsKept, get, theClockRuns } from '../local/kill/promises.ts';
import { Victim } from '../local/kill/victim.ts';
import { WallClock } from './wall-clock.ts';

const clock = new WallClock();
const victim = new Victim({ env: clock.env });
const load = new Load(clock.now);
afterAll(async () => {
  await victim.end();
  clock.remove();
});

const ladder = 15;
/** What an instance at work may take on top, with two slow cores. */
const slack = 10;

test('a clock set forward ten minutes and two hours, and back ten, under load: nothing is lost or told twice, every clock runs', async () => {
  await victim.start();
  await setUnderLoad('forward', 10);

  const waiting = await newCase('waiting');
  await setUnderLoad('back', -10);
  const since = await newCase('since');
  const lead = await victim.token('lead-wang');
  await theClockRuns(victim, lead, since, ladder + slack);
  await waitsUndisturbed(waiting);
  await canBeHandled(await newCase('handled'));

  clock.jump(10); // and nothing else happens: no other alarm wakes the runner
  await theClockRuns(victim, lead, waiting, 5);

  const stale = await victim.token('source-claims');
  await setUnderLoad('far', 120);
  expect((await fetch(`${victim.url}/v1/feedback/f0`, { headers: { authorization: `Bearer ${stale}` } })).status).toBe(401);
  await theClockRuns(victim, await victim.token('lead-wang'), await newCase('hours-later'), ladder + slack);

  for (const refused of load.refused) expect(refused).not.toMatchObject({ failure: expect.anything() });
  nothingWentOutTwice();
  await getsFigures();

  load.start(victim, await victim.token('source-claims'), 'killed');
  await load.accepts(25);
  await victim.kill();
  await load.stop();
  clock.jump(-10); // while nothing runs
  await victim.start();
  await everyFeedbackIsStoredOnce(victim, await victim.token('source-claims'), load.sent);
  clock.jump(10);
  await everyPromiseIsKept(
    victim,
    load.sent.filter(({ customer }) => customer !== 'handled'),
  );
}, 300_000);

/** The senders' clock is the same machine's. */
async function setUnderLoad(group: string, minutes: number): Promise<void> {
  load.start(victim, await victim.token('source-claims'), group);
  await load.accepts(25);
  clock.jump(minutes);
  await load.stop(); // in flight at that moment; the tokens may have expired by the jump
  load.start(victim, await victim.token('source-claims'), group);
  await load.accepts(25);
  await load.stop();
}

async function newCase(customer: string): Promise<string> {
  const source = await victim.token('source-claims');
  const sent = (await load.send(victim, source, customer, true))!;
  for (const end = performance.now() + 20_000; performance.now() < end; await pause(50)) {
    const { caseId } = await get<{ caseId?: string }>(victim, source, `/v1/feedback/${sent.feedbackId}`);
    if (caseId) return caseId;
  }
  throw new Error(`no case for ${customer}`);
}

/** Opened under the later time: its next step is ten minutes away, its first was not repeated. */
async function waitsUndisturbed(caseId: string): Promise<void> {
  const { callback, timeline } = await get<Case>(victim, await victim.token('lead-wang'), `/v1/cases/${caseId}`);
  expect([callback, timeline.filter(({ type }) => type === 'escalated').map(({ step }) => step)]).toEqual(['pending', ['owner']]);
}

async function canBeHandled(caseId: string): Promise<void> {
  const { owner } = await get<Case>(victim, await victim.token('lead-wang'), `/v1/cases/${caseId}`);
  const headers = { authorization: `Bearer ${await victim.token(owner)}`, 'content-type': 'application/json' };
  for (const [action, body] of [
    ['claim', {}],
    ['attempts', { outcome: 'reached' }],
  ] as const) {
    const answer = await fetch(`${victim.url}/v1/cases/${caseId}/${action}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status, await answer.text()).toBe(200);
  }
}

/** What the screens showed, whatever the ledger says. */
function nothingWentOutTwice(): void {
  const logs = join(victim.data, 'logs');
  const lines = readdirSync(logs)
    .filter((name) => name.includes('DeliverAlert'))
    .flatMap((name) => readFileSync(join(logs, name), 'utf8').trim().split('\n'));
  const shown = lines.flatMap((line) => {
    const { alert } = JSON.parse(line) as { alert?: { alertId: string; channel: string } };
    return alert ? [`${alert.alertId}#${alert.channel}`] : [];
  });
  expect(shown.filter((alert, i) => shown.indexOf(alert) !== i)).toEqual([]);
  expect(shown.length).toBeGreaterThan(0);
}

async function getsFigures(): Promise<void> {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const lead = await victim.token('lead-wang');
  await get(victim, lead, `/v1/metrics/response?from=${today}&to=${today}`);
}
