import { expect, test } from 'vitest';
import { alertFor, pendingDelivery } from '#domain/alert/alert.ts';
import { sweep } from '#domain/escalation/sweep.ts';
import { insurer } from '../../contract/examples.ts';
import { worldOf } from '../../scenario/world.ts';
import { second, stages } from '../case/stages.ts';

async function broomAt(now: number) {
  const world = worldOf(insurer, second(now));
  const published: string[] = [];
  const armed: unknown[] = [];
  const ports = {
    ...world.ports,
    publisher: { publish: async (messages: { alertId: string }[]) => void published.push(...messages.map((m) => m.alertId)) },
    alarms: { ensure: async (alarm: unknown) => void armed.push(alarm) },
  };
  await ports.cases.create(stages.open);
  return { ports, published, armed };
}
const rowFor = (step: string, who: string) => pendingDelivery(alertFor(stages.open, step, who), 'screen', second(1));
const at = { caseId: stages.open.caseId, revision: stages.open.revision + 1 };

test('a case whose alarm is twenty seconds late gets a new one, at once and under a new number', async () => {
  const early = await broomAt(79);
  expect(await sweep(early.ports)).toEqual({ restarted: [], republished: 0, failed: [] });
  const { ports, armed } = await broomAt(81);
  expect((await sweep(ports)).restarted).toEqual([at.caseId]);
  expect(armed).toEqual([{ ...at, at: second(81) }]);
  expect(await ports.cases.get(at.caseId)).toMatchObject({ revision: at.revision, version: 2, wakeAt: stages.open.wakeAt });
});

test('an index that names a case which waits for something later, or for nothing, changes nothing', async () => {
  const { ports, armed } = await broomAt(30);
  ports.cases.overdue = async () => [stages.open.caseId, 'c-unknown'];
  expect(await sweep(ports)).toEqual({ restarted: [], republished: 0, failed: [] });
  expect(armed).toEqual([]);
});

test('an alarm that was far ahead is started when its time comes near, once and for its own second', async () => {
  const far = { ...stages.contacted, caseId: 'c-far', farAhead: true };
  for (const [before, expected] of [
    [91, []],
    [89, [{ caseId: 'c-far', revision: far.revision, at: far.wakeAt }]],
    [-19, [{ caseId: 'c-far', revision: far.revision, at: far.wakeAt }]],
    [-21, [{ caseId: 'c-far', revision: far.revision + 1, at: far.wakeAt! + 21_000 }]],
  ] as const) {
    const { ports, armed } = await broomAt((far.wakeAt! - second(0)) / 1000 - before);
    await ports.cases.create(far);
    const { restarted } = await sweep(ports);
    expect(restarted.includes('c-far')).toBe(before === -21);
    expect(armed.filter((alarm) => (alarm as { caseId: string }).caseId === 'c-far')).toEqual(expected);
  }
});

test('an index that names a case as approaching which is not changes nothing', async () => {
  const { ports, armed } = await broomAt(30);
  await ports.cases.create({ ...stages.contacted, caseId: 'c-far', farAhead: true });
  ports.cases.approaching = async () => ['c-far', stages.open.caseId, 'c-unknown'];
  expect(await sweep(ports)).toEqual({ restarted: [], republished: 0, failed: [] });
  expect(armed).toEqual([]);
});

test('an alert that is pending for twenty seconds is published again', async () => {
  const { ports, published } = await broomAt(22);
  await ports.ledger.addPending([rowFor('owner', 'agent-li')]);
  expect(await sweep(ports)).toMatchObject({ republished: 1 });
  expect(published).toEqual([rowFor('owner', 'agent-li').alertId]);
});

test('a row that the case knows nothing of waits five minutes for its writer, then it is cancelled', async () => {
  for (const [now, note] of [
    [300, undefined],
    [302, 'the change that raised it was never written'],
  ] as const) {
    const { ports, published } = await broomAt(now);
    await ports.ledger.addPending([rowFor('team', 'agent-chen')]);
    expect(await sweep(ports)).toMatchObject({ republished: 0 });
    expect((await ports.ledger.get(rowFor('team', 'agent-chen')))?.note).toBe(note);
    expect(published).toEqual([]);
  }
});

test('a row whose case does not exist waits a day: the feedback may come back from the dead letters', async () => {
  for (const [now, note] of [
    [86_000, undefined],
    [86_402, 'the case was never written'],
  ] as const) {
    const { ports } = await broomAt(now);
    const row = { ...rowFor('owner', 'agent-li'), caseId: 'c-gone', alertId: 'c-gone.1.owner.0.agent-li' };
    await ports.ledger.addPending([row]);
    await sweep(ports);
    expect((await ports.ledger.get(row))?.note).toBe(note);
  }
});

test('what cannot be mended is named and keeps nothing else from being mended', async () => {
  const { ports, published } = await broomAt(90);
  await ports.ledger.addPending([rowFor('owner', 'agent-li')]);
  ports.alarms.ensure = async () => {
    throw new Error('no more executions');
  };
  expect(await sweep(ports)).toEqual({ restarted: [], republished: 1, failed: [at.caseId] });
  expect(published).toHaveLength(1);
});
