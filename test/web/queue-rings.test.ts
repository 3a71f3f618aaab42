import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import policy from '#config/policy.json' with { type: 'json' };
import { batchOf } from '../../web/console/live/announce.ts';
import { nextTone, nothingRung, type Reason, type Ring, type RingBook, ringsFor, stepsTelling } from '../../web/console/live/rings.ts';
import { momentsBetween, waiting } from '../../web/console/queue/watch.ts';
import { at, iso, listed } from './board-case.ts';

const agent = (id: string, teams = ['callback-east']) => ({
  id,
  teams,
  levels: ['agent'],
  stepsOfMine: stepsTelling(policy.ladder, ['agent']),
});
const lead = { id: 'lead-wang', teams: ['callback-east'], levels: ['lead'], stepsOfMine: stepsTelling(policy.ladder, ['lead']) };
const reasonsFor = (c: ReturnType<typeof listed>, me: typeof lead, second: number) => ringsFor([c], me, at(second)).map((r) => r.reason);

describe('for whom a case rings', () => {
  test('first for the proposed owner, then for the team', () => {
    const c = listed('c1');
    expect(reasonsFor(c, agent('agent-li'), 5)).toEqual(['mine']);
    expect(reasonsFor(c, agent('agent-chen'), 5)).toEqual([]);
    expect(reasonsFor(c, agent('agent-li'), 60)).toEqual(['team']);
    expect(reasonsFor(c, agent('agent-chen'), 60)).toEqual(['team']);
  });
  test('not for other teams', () => expect(reasonsFor(listed('c1'), agent('agent-gu', ['callback-north']), 60)).toEqual([]));
  test('a lead hears what was escalated to leads, not what the team hears', () => {
    const told = (...ids: string[]) => listed('c1', { knows: ids.map((id) => ({ id, at: iso(60) })) });
    expect(reasonsFor(told('owner', 'team'), lead, 100)).toEqual([]);
    expect(reasonsFor(told('owner', 'team', 'lead'), lead, 121)).toEqual(['level']);
  });
  test('a claim silences it for everybody; its owner hears the last minute without a call', () => {
    const c = listed('c1', {
      state: 'claimed',
      claimedBy: 'agent-li',
      claimedAt: iso(70),
      claimExpiresAt: iso(190),
      knows: [{ id: 'lead', at: iso(120) }],
    });
    for (const me of [agent('agent-chen'), lead]) expect(reasonsFor(c, me, 150)).toEqual([]);
    expect(reasonsFor(c, agent('agent-li'), 129)).toEqual([]);
    expect(reasonsFor(c, agent('agent-li'), 130)).toEqual(['expiring']);
    expect(reasonsFor({ ...c, attempts: 1 }, agent('agent-li'), 150)).toEqual([]);
  });
  test('held cases are silent', () => expect(reasonsFor(listed('c1', { state: 'held' }), agent('agent-li'), 90)).toEqual([]));
});

/** Plays a beat every 1.5 s and tells when which tone sounded. */
function played(ringsAt: (ms: number) => Ring[], until: number): { at: number; tone: Reason }[] {
  let book: RingBook = nothingRung;
  const tones: { at: number; tone: Reason }[] = [];
  for (let ms = 100_000; ms <= 100_000 + until; ms += 1500) {
    const next = nextTone(book, ringsAt(ms - 100_000), ms);
    book = next.book;
    if (next.tone) tones.push({ at: ms - 100_000, tone: next.tone });
  }
  return tones;
}
const ring = (reason: Reason, n = 1): Ring => ({ id: `${reason} c${n}`, reason, caseId: `c${n}` });

describe('how often it rings', () => {
  test('every 15 seconds, four times, then no more', () => {
    expect(played(() => [ring('team')], 200_000).map(({ at: ms }) => ms)).toEqual([0, 15_000, 30_000, 45_000]);
  });
  test('no longer once it is claimed', () => {
    expect(played((ms) => (ms < 20_000 ? [ring('team')] : []), 100_000)).toHaveLength(2);
  });
  test('a case that comes back rings anew', () => {
    expect(played((ms) => (ms > 20_000 && ms < 40_000 ? [] : [ring('team')]), 60_000).map(({ at: ms }) => ms)).toEqual([
      0, 15_000, 40_500, 55_500,
    ]);
  });
  test('one tone speaks for all that are due, the louder one', () => {
    expect(played(() => [ring('team', 1), ring('mine', 2)], 10_000)).toEqual([{ at: 0, tone: 'mine' }]);
  });
  test('five seconds apart, whatever comes', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 20 }), (begins) => {
        const tones = played((ms) => begins.flatMap((begin, n) => (ms >= begin ? [ring(n % 2 ? 'mine' : 'expiring', n)] : [])), 120_000);
        for (const [i, { at: ms }] of tones.entries()) if (i > 0) expect(ms - tones[i - 1]!.at).toBeGreaterThanOrEqual(5000);
      }),
    ));
  test('in a surge once a minute for what is everybody’s, but what is mine alone is heard at once', () => {
    const surge = Array.from({ length: 12 }, (_, n) => ring('team', n));
    expect(played(() => surge, 130_000).map(({ at: ms }) => ms)).toEqual([0, 60_000, 120_000]);
    expect(played((ms) => (ms >= 20_000 ? [...surge, ring('mine', 99)] : surge), 30_000)[1]).toEqual({ at: 21_000, tone: 'mine' });
  });
});

describe('what is told of the queue', () => {
  const viewer = { id: 'agent-li', teams: ['callback-east'] };
  const look = (cases: ReturnType<typeof listed>[], before: ReturnType<typeof listed>[], from: number, to: number) =>
    momentsBetween({ cases: new Map(before.map((c) => [c.caseId, c])), at: at(from) }, { waiting: waiting(cases, viewer), at: at(to) }).map(
      ({ moment }) => moment,
    );
  const c = listed('c1');

  test('new, a minute left, overdue: each once', () => {
    expect(look([c], [], 1, 2)).toEqual(['new']);
    expect(look([c], [c], 2, 3)).toEqual([]);
    expect(look([c], [c], 239, 240)).toEqual(['minute left']);
    expect(look([c], [c], 240, 241)).toEqual([]);
    expect(look([c], [c], 299, 301)).toEqual(['breached']);
  });
  test('nothing of what a colleague has, or of what was called', () => {
    const others = listed('c1', { state: 'claimed', claimedBy: 'agent-chen' });
    const called = listed('c2', { state: 'contacted', claimedBy: 'agent-li', callback: 'met', attempts: 1 });
    expect(look([others, called], [others, called], 239, 301)).toEqual([]);
  });
  test('a batch says the latest few', () => expect(batchOf(['一', '二', '三', '四'])).toBe('二。三。四'));
});
