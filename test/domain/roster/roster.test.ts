import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutyOf } from '#domain/roster/duty.ts';
import { nothingChanged, rosterAt } from '#domain/roster/roster.ts';
import { absence, anyChange, anyTime, at, entry, override, rosterOf, small, swap } from './rosters.ts';

const onDuty = (roster: ReturnType<typeof rosterOf>, hours: number, team = 'north') =>
  roster.onDuty(team, 'agent', at(hours)).map(({ person, backup }) => (backup ? `(${person})` : person));

describe('who is on duty', () => {
  test('is the rota where nothing has been changed', () => {
    const roster = rosterAt(dutyOf(small), small, nothingChanged, at(10));
    for (const hours of [8, 9, 12, 13, 16.99, 17, 33])
      expect(roster.onDuty('north', 'agent', at(hours))).toEqual(dutyOf(small).onDuty('north', 'agent', at(hours)));
    expect([8, 9, 12, 13, 17].map((hours) => onDuty(roster, hours).length)).toEqual([0, 1, 0, 1, 0]);
  });

  test('is not who is absent, from the first to before the last instant', () => {
    const roster = rosterOf([absence('agent-li', 10, 11)]);
    expect([9.99, 10, 10.99, 11].map((hours) => onDuty(roster, hours))).toEqual([['agent-li'], [], [], ['agent-li']]);
  });

  test('is also whom an override puts there, at that level and for those teams only', () => {
    const roster = rosterOf([override('agent-guo', 10, 20), override('agent-gao', 10, 20, { team: '*', backup: true })]);
    expect(onDuty(roster, 10)).toEqual(['agent-li', 'agent-guo', '(agent-gao)']);
    expect(onDuty(roster, 10, 'national')).toEqual(['(agent-gao)']);
    expect(onDuty(roster, 10, 'claims')).toEqual([]);
    expect(roster.onDuty('north', 'lead', at(10)).map((p) => p.person)).toEqual(['lead-wang']);
    expect(onDuty(roster, 19)).toEqual(['agent-guo', '(agent-gao)']);
  });

  test('is the colleague in place of the requester of an approved swap, with the same standing', () => {
    const backed = { rota: [entry('agent-li', { backup: true })] };
    expect(onDuty(rosterOf([swap('agent-li', 'agent-guo', 9, 12)]), 10)).toEqual(['agent-guo']);
    expect(onDuty(rosterOf([swap('agent-li', 'agent-guo', 9, 12)], backed), 10)).toEqual(['(agent-guo)']);
    expect(onDuty(rosterOf([swap('agent-li', 'agent-guo', 9, 12)]), 13)).toEqual(['agent-li']);
    // Outside the requester's shift there is no place to take.
    expect(onDuty(rosterOf([swap('agent-li', 'agent-guo', 9, 20)]), 18)).toEqual([]);
  });

  test('does not change by a swap that nobody has approved, nor by what has been withdrawn', () => {
    const asked = { at: at(-24), by: 'agent-li' };
    const withdrawn = { at: at(-1), by: 'agent-li' };
    const pending = swap('agent-li', 'agent-guo', 9, 12, { marks: { asked, agreed: { at: at(-2), by: 'agent-guo' } } });
    const gone = [absence('agent-li', 9, 12, { withdrawn }), override('agent-guo', 9, 12, { marks: { asked, withdrawn } })];
    expect(onDuty(rosterOf([pending, ...gone]), 10)).toEqual(['agent-li']);
  });

  test('a later word stands over an earlier one, and an absence over all', () => {
    const back = swap('agent-guo', 'agent-li', 9, 12, {
      marks: { asked: { at: at(-2), by: 'agent-guo' }, approved: { at: at(-1), by: 'lead-wang' } },
    });
    expect(onDuty(rosterOf([back, swap('agent-li', 'agent-guo', 9, 12)]), 10)).toEqual(['agent-li']);
    expect(onDuty(rosterOf([absence('agent-guo', 9, 10), override('agent-guo', 9, 11)]), 9.5)).toEqual(['agent-li']);
  });

  test('what is entered afterwards does not change who was there before', () => {
    const late = absence('agent-li', 9, 12, { asked: { at: at(10), by: 'agent-li' } });
    expect([9.5, 10].map((hours) => onDuty(rosterOf([late]), hours))).toEqual([['agent-li'], []]);
  });
});

describe('spans of duty', () => {
  test('show split shifts, breaks and by what somebody is there', () => {
    const spans = rosterOf([override('agent-guo', 12, 13), absence('agent-li', 16, 30)]).postSpans('north', 'agent', {
      from: at(0),
      to: at(24),
    });
    expect(spans.map(({ person, source, from, to }) => [person, source, (from - at(0)) / 3_600_000, (to - at(0)) / 3_600_000])).toEqual([
      ['agent-li', 'rota', 9, 12],
      ['agent-guo', 'override', 12, 13],
      ['agent-li', 'rota', 13, 16],
    ]);
  });

  test('say the same as the roster does at every instant, whatever was changed', () => {
    fc.assert(
      fc.property(
        fc.array(anyChange, { maxLength: 6 }),
        fc.array(anyTime, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('north', 'national'),
        (changes, times, team) => {
          const roster = rosterOf(changes);
          const spans = roster.postSpans(team, 'agent', { from: at(-60), to: at(100) });
          for (const time of times) {
            const there = spans.filter(({ from, to }) => from <= at(time) && at(time) < to).map(({ from: _, to: __, ...post }) => post);
            const byPerson = (a: { person: string }, b: { person: string }) => (a.person < b.person ? -1 : 1);
            expect(there.sort(byPerson)).toEqual(roster.posts(team, 'agent', at(time)).sort(byPerson));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the doors of a team', () => {
  const weekend = override('agent-guo', 34, 36); // Saturday, 10 to 12
  test('are opened by whoever is put on duty outside its hours', () => {
    const { hours } = rosterOf([weekend]);
    expect([33, 34, 35.99, 36].map((time) => hours('north').isOpen(at(time)))).toEqual([false, true, true, false]);
    expect(hours('north').nextOpening(at(18))).toBe(at(34));
    expect(hours('north').nextOpening(at(35))).toBe(at(35));
    expect(hours('north').openSpans({ from: at(0), to: at(48) })).toEqual([
      { from: at(9), to: at(17) },
      { from: at(34), to: at(36) },
    ]);
  });

  test('stay shut for who is absent, leads, and for another team', () => {
    expect(
      rosterOf([weekend, absence('agent-guo', 30, 40)])
        .hours('north')
        .isOpen(at(35)),
    ).toBe(false);
    expect(
      rosterOf([override('lead-wang', 34, 36, { level: 'lead' })])
        .hours('north')
        .isOpen(at(35)),
    ).toBe(false);
    expect(rosterOf([weekend]).hours('claims').isOpen(at(35))).toBe(false);
    expect(rosterOf([]).hours('north').nextOpening(at(18))).toBe(at(81));
  });

  test('count no deadline in working time sooner', () => {
    expect(rosterOf([weekend]).hours('north').dueAfter(at(18), 3600)).toBe(rosterOf([]).hours('north').dueAfter(at(18), 3600));
  });
});

describe('belonging to a team', () => {
  test('lasts as long as the override or swap that brought somebody there', () => {
    const changes = [override('agent-sun', 9, 12), swap('agent-li', 'agent-guo', 13, 15)];
    expect([8, 9, 12].map((now) => rosterOf(changes, {}, at(now)).teamsOf('agent-sun'))).toEqual([[], ['north'], []]);
    expect([12, 14].map((now) => rosterOf(changes, {}, at(now)).teamsOf('agent-guo'))).toEqual([[], ['north']]);
    expect(rosterOf([override('agent-sun', 9, 12, { team: '*' })]).teamsOf('agent-sun')).toEqual(['national', 'north']);
  });

  test('a case handed over when nobody is on duty goes to members who are not absent, if there are any', () => {
    const rota = [entry('agent-li'), entry('agent-guo')];
    expect(rosterOf([absence('agent-li', 0, 24)], { rota }).members('north')).toEqual(['agent-guo']);
    expect(rosterOf([absence('agent-li', 0, 24), absence('agent-guo', 0, 24)], { rota }).members('north')).toEqual([
      'agent-li',
      'agent-guo',
    ]);
  });
});

test('what somebody prefers stands before the configuration, at its hours and severities', () => {
  const preferences = [{ person: 'agent-li', preferences: [{ severities: ['urgent' as const], channels: ['bell'] }] }];
  const roster = rosterAt(dutyOf(small), small, { changes: [], preferences }, at(10));
  expect(roster.channelsOf('agent-li', 'urgent', at(10))).toEqual(['bell', 'screen']);
  expect(roster.channelsOf('agent-li', 'low', at(10))).toEqual(['screen', 'bell']);
  expect(roster.channelsOf('nobody', 'low', at(10))).toEqual([]);
});
