import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverage, gaps, gapsAhead } from '#domain/roster/gaps.ts';
import { absence, anyChange, at, entry, hour, override, rosterOf, small } from './rosters.ts';

const nextDay = { from: at(10), to: at(34) };
const hoursOf = (found: { from: number; to: number }[]) => found.map(({ from, to }) => [(from - at(0)) / hour, (to - at(0)) / hour]);

describe('gaps', () => {
  test('are the service time ahead without anybody: lunch, and absences; never past or closed hours', () => {
    expect(hoursOf(gaps(rosterOf([]), 'north', 'agent', nextDay))).toEqual([[12, 13]]);
    expect(hoursOf(gaps(rosterOf([absence('agent-li', 8, 15)]), 'north', 'agent', nextDay))).toEqual([[10, 15]]);
    expect(hoursOf(gaps(rosterOf([override('agent-guo', 12, 13)]), 'north', 'agent', nextDay))).toEqual([]);
    expect(hoursOf(gaps(rosterOf([]), 'north', 'agent', { from: at(17), to: at(80) }))).toEqual([]);
  });

  test('keep their id while they are the same, also when they have begun', () => {
    const roster = rosterOf([absence('agent-li', 8, 15)]);
    const id = (from: number, to = 34) => gaps(roster, 'north', 'agent', { from: at(from), to: at(to) }).map((gap) => gap.id);
    expect(id(8)).toEqual([`north.agent.${new Date(at(9)).toISOString()}`]);
    expect([id(-2), id(10), id(14), id(11, 12)]).toEqual([id(8), id(8), id(8), id(8)]);
  });

  test('of a team without any shift are the loudest', () => {
    const roster = rosterOf([]);
    const all = gapsAhead(roster, ['north', 'claims', 'national'], small.policy, nextDay);
    const loud = all.map((gap) => gap.noShifts);
    expect(loud).toEqual(loud.toSorted((a, b) => Number(b) - Number(a)));
    expect(gaps(roster, 'claims', 'agent', nextDay)).toMatchObject([{ noShifts: true, from: at(10), to: at(17) }]);
    expect(all.find((gap) => !gap.noShifts)).toMatchObject({ team: 'north', level: 'agent', from: at(12), to: at(13) });
  });

  test('are looked for at the levels the ladder tells, where there is a ladder', () => {
    const levels = (team: string) =>
      new Set(gapsAhead(rosterOf([absence('lead-wang', 0, 48)]), [team], small.policy, nextDay).map((g) => g.level));
    expect(levels('north')).toEqual(new Set(['agent', 'lead', 'supervisor', 'duty']));
    expect(levels('claims')).toEqual(new Set(['agent']));
  });

  test('and coverage together are the open hours, whatever was changed, and no instant is in both', () => {
    fc.assert(
      fc.property(
        fc.array(anyChange, { maxLength: 6 }),
        fc.array(fc.integer({ min: 40, max: 135 }), { maxLength: 20 }),
        (changes, quarters) => {
          const roster = rosterOf(changes, { rota: [entry('agent-li')] });
          const range = { from: at(10), to: at(34) };
          const missing = gaps(roster, 'north', 'agent', range);
          const covered = coverage(roster, 'north', 'agent', range);
          const within = (spans: { from: number; to: number }[], time: number) => spans.some(({ from, to }) => from <= time && time < to);
          for (const time of quarters.map((quarter) => at(quarter / 4))) {
            expect(within(covered, time)).toBe(roster.onDuty('north', 'agent', time).length > 0);
            expect(within(missing, time)).toBe(roster.hours('north').isOpen(time) && !within(covered, time));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
