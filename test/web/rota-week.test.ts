import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShiftView } from '../../domain/roster/view.ts';
import { gapsWithin } from '../../web/console/board/staff.ts';
import type { OtherView, RotaPerson } from '../../web/console/rota/answer.ts';
import { daysOf, fieldFrom, instantFrom, mondayOf, rowsOf, stretchesOf } from '../../web/console/rota/week.ts';

const zone = 'Asia/Shanghai';
const friday = '2026-11-20';
const at = (time: string) => new Date(`${time}+08:00`).toISOString();
const shift = (person: string, from: string, until: string, more: Partial<ShiftView> = {}): ShiftView => ({
  ...{ team: 'north', level: 'agent', person, backup: false, source: 'rota', from: at(from), until: at(until) },
  ...more,
});
const people: RotaPerson[] = [
  { id: 'li', name: '李敏', teams: ['north'], levels: ['agent'] },
  { id: 'guo', name: '郭晓峰', teams: ['north'], levels: ['agent'] },
];
const days = daysOf(mondayOf(friday));
const shown = (shifts: ShiftView[], absences: OtherView[] = []) =>
  rowsOf(shifts, absences, people, days, zone).map(({ name, days }) => [
    name,
    ...days.map((pieces) =>
      pieces.map((p) => (p.isWholeDay ? 'all' : `${p.from}-${p.to}${p.isNextDay ? '+' : ''}${p.source === 'rota' ? '' : ` ${p.source}`}`)),
    ),
  ]);

describe('a week', () => {
  it('begins on Monday', () => {
    expect([mondayOf('2026-11-16'), mondayOf(friday), mondayOf('2026-11-22'), mondayOf('2026-11-23')]).toEqual([
      '2026-11-16',
      '2026-11-16',
      '2026-11-16',
      '2026-11-23',
    ]);
    expect(days).toEqual(['16', '17', '18', '19', '20', '21', '22'].map((d) => `2026-11-${d}`));
  });

  it('shows split shifts under their day, and a night shift under the day it begins on', () => {
    const shifts = [
      shift('li', '2026-11-20T09:00', '2026-11-20T12:00'),
      shift('li', '2026-11-20T13:00', '2026-11-20T17:00'),
      shift('guo', '2026-11-18T22:00', '2026-11-19T08:00'),
    ];
    expect(shown(shifts)).toEqual([
      ['郭晓峰', [], [], ['22:00-08:00+'], [], [], [], []],
      ['李敏', [], [], [], [], ['09:00-12:00', '13:00-17:00'], [], []],
    ]);
  });

  it('shows duty without end day by day, and by what somebody is there', () => {
    const shifts = [
      shift('li', '2026-11-18T00:00', '2026-11-20T12:00'),
      shift('guo', '2026-11-22T10:00', '2026-11-22T24:00', { source: 'override' }),
    ];
    expect(shown(shifts)).toEqual([
      ['郭晓峰', [], [], [], [], [], [], ['10:00-24:00 override']],
      ['李敏', [], [], ['all'], ['all'], ['00:00-12:00'], [], []],
    ]);
  });

  it('shows absences in the row of whom they are about, also of somebody without shifts', () => {
    const absence = (person: string): OtherView => ({
      ...{ id: `a-${person}`, kind: 'absence', person, from: at('2026-11-20T09:00'), until: at('2026-11-20T10:00') },
      ...{ state: 'in force', reason: null, marks: {} },
    });
    expect(shown([shift('li', '2026-11-20T10:00', '2026-11-20T17:00')], [absence('li'), absence('guo')])).toEqual([
      ['郭晓峰', [], [], [], [], ['09:00-10:00 absence'], [], []],
      ['李敏', [], [], [], [], ['09:00-10:00 absence', '10:00-17:00'], [], []],
    ]);
  });

  it('has those who help out and the ladder below the agents', () => {
    const shifts = [
      shift('boss', '2026-11-20T09:00', '2026-11-20T17:00', { level: 'lead' }),
      shift('guo', '2026-11-20T09:00', '2026-11-20T17:00', { backup: true }),
      shift('li', '2026-11-20T09:00', '2026-11-20T17:00'),
    ];
    expect(shown(shifts).map(([name]) => name)).toEqual(['李敏', '郭晓峰', 'boss']);
  });
});

describe('the line of a day', () => {
  it('is cut where somebody comes or goes, and marks the gap', () => {
    const shifts = [shift('li', '2026-11-20T08:00', '2026-11-20T12:00'), shift('guo', '2026-11-20T10:00', '2026-11-20T12:00')];
    const gaps = [{ from: at('2026-11-20T12:00'), until: at('2026-11-20T13:00') }];
    const hours = (time: number) => (time - Date.parse(at(`${friday}T00:00`))) / 3_600_000;
    expect(stretchesOf(friday, shifts, gaps, zone).map((s) => [hours(s.from), hours(s.to), s.people.length, s.gap])).toEqual([
      [0, 8, 0, false],
      [8, 10, 1, false],
      [10, 12, 2, false],
      [12, 13, 0, true],
      [13, 24, 0, false],
    ]);
  });

  it('covers the whole day without a hole, whatever the shifts', () => {
    const anyShift = fc
      .tuple(fc.constantFrom('li', 'guo'), fc.integer({ min: -20, max: 40 }), fc.integer({ min: 1, max: 30 }))
      .map(([person, from, hours]) => {
        const start = Date.parse(at(`${friday}T00:00`)) + from * 3_600_000;
        return {
          ...shift(person, `${friday}T00:00`, `${friday}T01:00`),
          from: new Date(start).toISOString(),
          until: new Date(start + hours * 3_600_000).toISOString(),
        };
      });
    fc.assert(
      fc.property(fc.array(anyShift, { maxLength: 6 }), (shifts) => {
        const line = stretchesOf(friday, shifts, [], zone);
        expect([line[0]!.from, line.at(-1)!.to]).toEqual([Date.parse(at(`${friday}T00:00`)), Date.parse(at('2026-11-21T00:00'))]);
        for (const [i, stretch] of line.slice(1).entries()) expect(stretch.from).toBe(line[i]!.to);
      }),
    );
  });
});

describe('a field for date and time', () => {
  it('holds the insurer’s clock, whatever the machine’s', () => {
    expect(instantFrom('2026-11-20T09:30', zone)).toBe('2026-11-20T01:30:00.000Z');
    expect(fieldFrom('2026-11-20T01:30:00.000Z', zone)).toBe('2026-11-20T09:30');
    expect([instantFrom('', zone), instantFrom('soon', zone)]).toEqual([null, null]);
  });

  it('gives back what it was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 29_000_000, max: 31_000_000 }), (minutes) => {
        const instant = new Date(minutes * 60_000).toISOString();
        expect(instantFrom(fieldFrom(instant, zone), zone)).toBe(instant);
      }),
    );
  });
});

describe('gaps of the next day on the board', () => {
  const gap = (team: string, from: string, until: string) => ({
    id: team,
    team,
    level: 'agent' as const,
    from: at(from),
    until: at(until),
    noShifts: false,
  });
  it('are those that begin by then in the teams looked at, cut off there', () => {
    const gaps = [
      gap('north', '2026-11-20T20:00', '2026-11-21T12:00'),
      gap('east', '2026-11-20T20:00', '2026-11-20T21:00'),
      gap('north', '2026-11-21T10:00', '2026-11-21T11:00'),
    ];
    const until = Date.parse(at('2026-11-21T10:00'));
    expect(gapsWithin(gaps, ['north'], until)).toEqual([{ ...gaps[0], until: at('2026-11-21T10:00') }]);
    expect(gapsWithin(gaps, [], until)).toHaveLength(2);
  });
});
