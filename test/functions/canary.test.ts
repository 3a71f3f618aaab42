import { beforeEach, describe, expect, test, vi } from 'vitest';
import { canary } from '#domain/canary/canary.ts';
import { type CanaryPorts, type CanaryStage, canaryStages } from '#domain/canary/run-canary.ts';
import type { Case, MatterState } from '#domain/case/case.ts';
import { changesSince } from '#domain/case/changes.ts';
import { readFacts } from '#domain/insight/read-facts.ts';
import { log } from '#functions/log.ts';
import { measuredCases, measuredFeedback } from '#functions/measured-ports.ts';
import { click, duty, insurer } from '../contract/examples.ts';
import { flies } from '../scenario/canary.ts';
import { worldOf } from '../scenario/world.ts';
import { caseId, deskOf } from './desk.ts';
import { recorder } from './recorder.ts';

const [info, error] = [vi.spyOn(log, 'info'), vi.spyOn(log, 'error')];
for (const spy of [info, error]) spy.mockImplementation(() => {});
beforeEach(() => {
  for (const spy of [info, error]) spy.mockClear();
});

const said = (spy: typeof error) => spy.mock.calls.map(([what, about]) => [what, about] as [string, Record<string, unknown>]);

test('a canary that came through says how long each stage took, and nothing of what was written', async () => {
  const world = worldOf(insurer, click);
  const values = await flies(world);
  const [[what, about]] = said(info) as [[string, { took: Record<string, number> }]];
  expect(what).toBe('the canary came through');
  expect(Object.keys(about.took)).toEqual(canaryStages);
  const times = canaryStages.map((stage) => about.took[stage]!);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(values).toEqual({ CanaryDelay: [about.took.alerted], CanaryFailed: [0] });
  expect(error).not.toHaveBeenCalled();
  expect(JSON.stringify(about)).not.toMatch(/无人回电|金丝雀/);
});

describe('a canary that does not get past a stage', () => {
  const down = () => Promise.reject(new Error('down'));
  const savesAll = ({ cases }: CanaryPorts, but: MatterState) => ({
    cases: { ...cases, save: (c: Case) => (c.matter.state === but ? down() : cases.save(c)) },
  });
  const losing =
    (which: number) =>
    ({ queue }: CanaryPorts) => {
      let sent = 0;
      return {
        queue: { send: async (...all: Parameters<typeof queue.send>) => (++sent === which ? new Set<string>() : queue.send(...all)) },
      };
    };
  const stops: Record<CanaryStage, (ports: CanaryPorts) => Partial<CanaryPorts>> = {
    cleared: ({ customers }) => ({ customers: { ...customers, get: down } }),
    sent: () => ({ queue: { send: async ([one]) => new Set([one!.feedbackId]) } }),
    judged: losing(1),
    opened: ({ cases }) => ({ cases: { ...cases, get: async () => null } }),
    alerted: ({ ledger }) => ({ ledger: { ...ledger, ofCase: async () => [] } }),
    claimed: (ports) => savesAll(ports, 'claimed'),
    attempted: (ports) => savesAll(ports, 'contacted'),
    resolved: (ports) => savesAll(ports, 'resolved'),
    confirmed: losing(2),
  };

  test.each(canaryStages.map((stage) => [stage]))('"%s" is counted as failed, and the stage is named', async (stage) => {
    const values = await flies(worldOf(insurer, click), stops[stage]);
    expect(values.CanaryFailed).toEqual([1]);
    expect(said(error)).toEqual([
      [
        'the canary stopped',
        { caseId: expect.stringMatching(/^c/), stage, detail: expect.stringMatching(/^Error: ./), took: expect.anything() },
      ],
    ]);
    expect(info).not.toHaveBeenCalled();
    const isSent = canaryStages.indexOf(stage) > canaryStages.indexOf('sent');
    // What never set out has no delay: its silence is the sign.
    expect(values.CanaryDelay === undefined).toBe(!isSent);
    const isAlerted = canaryStages.indexOf(stage) > canaryStages.indexOf('alerted');
    if (!isSent || isAlerted) return;
    expect(values.CanaryDelay![0]).toBeGreaterThanOrEqual(20_000);
    expect(values.CanaryDelay![0]).toBeLessThan(21_000);
  });

  test.each(canaryStages.map((stage) => [stage]))('"%s" is cleared away by the next one, which comes through', async (stage) => {
    const world = worldOf(insurer, click);
    await flies(world, stops[stage]);
    await world.passTo(click + 300_000);
    expect(await flies(world)).toMatchObject({ CanaryFailed: [0] });
    for (const c of world.cases.all()) expect([c.team, c.matter.state]).toEqual([canary, 'confirmed']);
    expect(world.sent).toEqual([]);
  });
});

test('a lock whose case and feedback have expired is let go of', async () => {
  const world = worldOf(insurer, click);
  await world.ports.customers.lock('earshot  canary', { caseId: 'cgone', feedbackId: 'fgone' });
  expect(await flies(world)).toMatchObject({ CanaryFailed: [0] });
});

describe('a canary is hidden', () => {
  const flown = async () => {
    const world = worldOf(insurer, click);
    const { measure, values } = recorder();
    world.ports.cases = measuredCases(world.ports.cases, world.now, measure);
    world.ports.feedback = measuredFeedback(world.ports.feedback, measure);
    const logged = vi.fn();
    world.ports.log = logged;
    await flies(world);
    return { world, values, logged };
  };

  test('from what is measured and logged of customers', async () => {
    const { values, logged } = await flown();
    expect(values).toEqual({});
    expect(logged).not.toHaveBeenCalled();
  });

  test('from figures and from the feed of changes, also of those who see all', async () => {
    const { world } = await flown();
    const { cases, feedback } = world;
    expect((await cases.ofDays(['2026-11-20'])).length).toBe(1);
    expect(await readFacts(cases, { from: '2026-11-20', to: '2026-11-20' }, world.now())).toEqual([]);
    const { items, gone } = await changesSince(
      { cases, feedback, duty },
      { id: 'admin', seesAll: true },
      { cursor: String(click), limit: 9 },
      click,
    );
    expect([items, gone]).toEqual([[], []]);
  });

  test('from every list, by whatever it is asked for', async () => {
    const { ask, desk, ports } = await deskOf();
    const [c] = await ports.cases.getMany([caseId]);
    await ports.cases.create({ ...c!, caseId: 'c1', customerId: 'earshot  canary', team: canary, proposedOwner: canary });
    const asked: Record<string, string>[] = [{}, { customer: 'earshot  canary' }, { owner: canary }, { state: 'open' }];
    for (const role of ['lead', 'manager', 'admin'] as const)
      for (const query of asked) {
        const { items } = (await ask(desk.list, { role, query })).body as { items: { caseId: string }[] };
        expect(items.map((item) => item.caseId)).not.toContain('c1');
      }
    expect(await ask(desk.list, { role: 'lead', query: { team: canary } })).toMatchObject({ status: 400 });
  });

  test('from everybody who knows its id, but whoever runs Earshot', async () => {
    const { ask, desk, ports } = await deskOf();
    const [c] = await ports.cases.getMany([caseId]);
    await ports.cases.create({ ...c!, caseId: 'c1', team: canary });
    for (const role of ['agent', 'lead', 'manager'] as const)
      expect(await ask(desk.show, { role, path: { id: 'c1' } })).toMatchObject({ status: 404 });
    expect(await ask(desk.act('transfer'), { role: 'lead', path: { id: 'c1' }, body: { team: 'claims' } })).toMatchObject({ status: 404 });
    expect(await ask(desk.show, { role: 'admin', path: { id: 'c1' } })).toMatchObject({ status: 200 });
    expect(await ask(desk.act('transfer'), { role: 'lead', body: { team: canary } })).toMatchObject({ status: 400 });
  });
});
