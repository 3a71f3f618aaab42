import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryCases } from '#adapters/memory/case-store.ts';
import { memoryFeedback } from '#adapters/memory/feedback-store.ts';
import { act } from '#domain/case/act.ts';
import { isRefusal } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { BadCursor } from '#domain/case/case-store.ts';
import { changesSince } from '#domain/case/changes.ts';
import { keepCase } from '#domain/case/keep-case.ts';
import { caseOf, click, duty, feedbackOf, insurer } from '../../contract/examples.ts';
import { worldOf } from '../../scenario/world.ts';
import { context } from './stages.ts';

const li = { id: 'agent-li', seesAll: false };
const sun = { id: 'agent-sun', seesAll: false };
const second = (s: number) => click + s * 1000;

async function feedOf(...all: Case[]) {
  const cases = memoryCases(insurer.timeZone);
  const feedback = memoryFeedback();
  for (const c of all) await cases.create(c);
  const ask = (
    now: number,
    cursor?: string,
    { viewer = li, team, limit = 100 }: { viewer?: typeof li; team?: string; limit?: number } = {},
  ) => changesSince({ cases, feedback, duty }, viewer, { cursor, team, limit }, now);
  const change = async (c: Case, at: number, more: Partial<Case> = {}) => {
    const next = { ...c, ...more, version: c.version + 1, changedAt: at };
    expect(await cases.save(next)).toBe(true);
    return next;
  };
  return { ask, change, cases, feedback };
}
const at = (n: number, s: number, more: Partial<Case> = {}) => caseOf(`f${n}`, { changedAt: second(s), ...more });
const ids = ({ items }: { items: { caseId: string }[] }) => items.map((c) => c.caseId);

describe('the feed of changes', () => {
  test('without a cursor tells nothing, and where to begin', async () => {
    const { ask } = await feedOf(at(1, 0));
    expect(await ask(second(10))).toEqual({ items: [], gone: [], cursor: String(second(10)), more: false });
  });

  test('tells what changed since, what changed five seconds before once more, and nothing older', async () => {
    const { ask } = await feedOf(at(1, 4), at(2, 5), at(3, 12));
    const { cursor } = await ask(second(10));
    const first = await ask(second(20), cursor);
    expect(ids(first)).toEqual(['c2', 'c3']);
    expect(ids(await ask(second(40), first.cursor))).toEqual([]);
  });

  test('shows closed cases too: they leave the queue', async () => {
    const c = at(1, 0);
    const { ask, change } = await feedOf(c);
    await change(c, second(30), { matter: { state: 'closed-unreached', owner: 'agent-li', closedAt: second(30) } });
    expect((await ask(second(31), String(second(20)))).items).toMatchObject([{ state: 'closed-unreached', version: 2 }]);
  });

  test('shows a viewer what that viewer may see, and of one team what is with it', async () => {
    const sunOwns: Partial<Case> = { matter: { state: 'claimed', owner: 'agent-sun', claimedAt: click } };
    const { ask } = await feedOf(
      at(1, 11),
      at(2, 12, { team: 'claims' }),
      at(3, 13, sunOwns),
      at(4, 14, { firstContactOwner: 'agent-sun' }),
    );
    const cursor = String(second(10));
    expect(ids(await ask(second(20), cursor, { viewer: li }))).toEqual(['c1', 'c3', 'c4']);
    expect(ids(await ask(second(20), cursor, { viewer: sun }))).toEqual(['c2', 'c3', 'c4']);
    expect(ids(await ask(second(20), cursor, { viewer: sun, team: 'claims' }))).toEqual(['c2']);
    expect(ids(await ask(second(20), cursor, { viewer: { id: 'x', seesAll: true } }))).toHaveLength(4);
  });

  test('tells by its id alone that a case has left the sight of whoever saw it, and nothing to whoever never did', async () => {
    const [shen, guo, tian] = ['agent-shen', 'agent-guo', 'agent-tian'].map((id) => ({ id, seesAll: false }));
    const boss = { id: 'x', seesAll: true };
    const { ask, cases } = await feedOf(
      at(1, 0, { team: 'callback-east', matter: { state: 'claimed', owner: 'agent-shen', claimedAt: click } }),
    );
    const told = async (viewer: typeof li, team?: string) => {
      const { items, gone } = await ask(second(30), String(second(10)), { viewer, ...(team ? { team } : {}) });
      return [...items.map((item) => `shown ${item.caseId}`), ...gone.map((id) => `gone ${id}`)];
    };
    const moves = async (team: string, receiver: string, from: string, when: number) => {
      const now = (await cases.get('c1'))!;
      const done = act(now, { type: 'transfer', team, receiver }, { id: from, role: 'agent' }, context(second(when)));
      if (isRefusal(done)) throw new Error(done.detail);
      expect(await cases.save({ ...done.case, version: now.version + 1, changedAt: second(when) })).toBe(true);
    };
    await moves('callback-north', 'agent-guo', 'agent-shen', 20);
    expect([await told(shen!), await told(guo!), await told(tian!)]).toEqual([['gone c1'], ['shown c1'], []]);
    expect([await told(boss), await told(boss, 'callback-east'), await told(boss, 'roadside')]).toEqual([['shown c1'], ['gone c1'], []]);
    await moves('callback-east', 'agent-shen', 'agent-guo', 25);
    expect([await told(shen!), await told(guo!), await told(tian!)]).toEqual([['shown c1'], ['gone c1'], []]);
  });

  test('tells a colleague whose help has ended', async () => {
    const { ask } = await feedOf(
      at(1, 11, {
        timeline: [
          { at: click, type: 'helper-joined', actor: 'agent-li', round: 1, people: ['agent-sun'] },
          { at: second(11), type: 'helper-left', actor: 'agent-li', round: 1, people: ['agent-sun'] },
        ],
      }),
    );
    expect(await ask(second(12), String(second(10)), { viewer: sun })).toMatchObject({ items: [], gone: ['c1'] });
  });

  test('carries the newest words of the customer', async () => {
    const c = at(1, 11, { feedbackIds: ['f1', 'f2'] });
    const { ask, feedback } = await feedOf(c);
    const cursor = String(second(10));
    expect((await ask(second(20), cursor)).items[0]!.words).toBeNull();
    await feedback.store(feedbackOf('f1', { comment: '修理厂三天不接电话' }));
    await feedback.store(feedbackOf('f2', { comment: '还是没人回电', options: ['没有进展'] }));
    expect((await ask(second(20), cursor)).items[0]!.words).toEqual({
      comment: '还是没人回电',
      options: ['没有进展'],
      phrases: [],
      touchpoint: 'claims.motor.repair.progress',
      submittedAt: new Date(click).toISOString(),
      score: { scale: 'nps', value: 1 },
    });
  });

  test('every write of a case says when it was made: its opening, each change, a restart by the sweeper', async () => {
    const { ports, passTo, sweep, lose } = worldOf(insurer, second(1));
    const stored = async () => (await ports.cases.get('c1'))!;
    await keepCase(ports, caseOf('f1', { changedAt: 0 }), null);
    expect((await stored()).changedAt).toBe(second(1));
    lose.alarms = true;
    await passTo(second(10));
    await keepCase(ports, { ...(await stored()), severity: 'urgent' }, await stored());
    expect((await stored()).changedAt).toBe(second(10));
    await passTo(second(150));
    const { version } = await stored();
    await sweep();
    expect(await stored()).toMatchObject({ version: version + 1, changedAt: second(150) });
  });

  test('its cursor names no case, however far the reading has come: it is given to people who may not see every case', async () => {
    const { ask } = await feedOf(...[1, 2, 3, 4].map((n) => at(n, 10 + n, { team: 'claims' })));
    let [cursor, more] = [String(second(9)), true];
    for (let pages = 0; more && pages < 9; pages++) {
      const page = await ask(second(20), cursor, { viewer: li, limit: 1 });
      expect([page.items, page.gone]).toEqual([[], []]);
      expect(page.cursor).toMatch(/^\d+(\.\d+)?$/);
      [cursor, more] = [page.cursor, page.more];
    }
    expect([cursor, more]).toEqual([String(second(20)), false]);
  });

  test('a page ends with an instant, so that what changed at the same one is never cut in two', async () => {
    const { ask } = await feedOf(at(1, 11), at(2, 11), at(3, 11), at(4, 12));
    const first = await ask(second(20), String(second(10)), { limit: 2 });
    expect([ids(first), first.more]).toEqual([['c1', 'c2', 'c3'], true]);
    expect(ids(await ask(second(20), first.cursor, { limit: 2 }))).toEqual(['c4']);
  });

  test('refuses a cursor it did not hand out', async () => {
    const { ask } = await feedOf();
    for (const cursor of ['', 'x', '1.', '1.2.3', '1.c1', '1e3', '-1', `${second(1)}.${second(1)}.c1`])
      await expect(ask(second(20), cursor)).rejects.toThrow(BadCursor);
  });

  test('whoever follows it from the beginning misses no change, however small the pages and whatever happens meanwhile', async () => {
    const events = fc.array(fc.record({ n: fc.nat(5), wait: fc.nat(3000), reads: fc.boolean() }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(events, fc.integer({ min: 1, max: 4 }), async (happens, limit) => {
        let now = second(0);
        const known = new Map<string, number>();
        const world = await feedOf(...[0, 1, 2, 3, 4, 5].map((n) => at(n, 0)));
        let { cursor } = await world.ask(now);
        const read = async (): Promise<boolean> => {
          const page = await world.ask(now, cursor, { limit });
          for (const c of page.items) known.set(c.caseId, Math.max(c.version, known.get(c.caseId) ?? 1));
          cursor = page.cursor;
          return page.more;
        };
        for (const { n, wait, reads } of happens) {
          now += wait;
          await world.change((await world.cases.get(`c${n}`))!, now);
          if (reads) await read();
        }
        for (let pages = 0; (await read()) && pages < 500; pages++);
        for (const c of world.cases.all()) expect(known.get(c.caseId) ?? 1).toBe(c.version);
      }),
      { numRuns: 100 },
    );
  });
});
