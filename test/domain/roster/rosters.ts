import fc from 'fast-check';
import type { Insurer } from '#domain/insurer.ts';
import type { Absence, Override, RosterChange, Swap } from '#domain/roster/change.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { rosterAt } from '#domain/roster/roster.ts';
import type { RotaEntry, Team } from '#domain/roster/team.ts';
import { insurer } from '../../contract/examples.ts';

export const hour = 3_600_000;
/** Friday 2026-11-20, 00:00 in Shanghai. */
export const midnight = Date.parse('2026-11-20T00:00:00+08:00');
/** That hour of the Friday; beyond 24 it is the weekend. */
export const at = (hours: number): number => midnight + hours * hour;

const team = (id: string, more: Partial<Team> = {}): Team => ({
  ...{ id, zh: id, en: id, kind: 'callback', regions: [], calendar: 'office' },
  ...more,
});
export const entry = (person: string, more: Partial<RotaEntry> = {}): RotaEntry => ({
  person,
  team: 'north',
  level: 'agent',
  shifts: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', breaks: [{ from: '12:00', to: '13:00' }] }],
  ...more,
});

/** North is open from 9 to 17 on weekdays; Li works then, but for lunch, and Wang leads every callback team. */
export const small: Insurer = {
  ...insurer,
  teams: [team('national', { national: true, calendar: 'always' }), team('north', { regions: ['11'] }), team('claims', { kind: 'claims' })],
  calendars: [
    { id: 'always', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }], observesHolidays: false },
    { id: 'office', hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }], observesHolidays: false },
  ],
  rota: [
    entry('agent-li'),
    entry('lead-wang', { team: '*', level: 'lead', shifts: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] }),
  ],
};

const asked = { at: at(-24), by: 'lead-wang' };
let count = 0;
const spanOf = (from: number, until: number) => ({ id: `c${++count}`, version: 1, from: at(from), until: at(until), reason: 'training' });
export const absence = (person: string, from: number, until: number, marks: Partial<Absence['marks']> = {}): Absence => ({
  ...{ kind: 'absence', ...spanOf(from, until), person },
  marks: { asked, ...marks },
});
export const override = (person: string, from: number, until: number, more: Partial<Override> = {}): Override => ({
  ...{ kind: 'override', ...spanOf(from, until), person, team: 'north', level: 'agent', backup: false, marks: { asked } },
  ...more,
});
export const swap = (requester: string, colleague: string, from: number, until: number, more: Partial<Swap> = {}): Swap => ({
  ...{ kind: 'swap', ...spanOf(from, until), requester, colleague, team: 'north' },
  marks: { asked, agreed: { at: at(-23), by: colleague }, approved: { at: at(-22), by: 'lead-wang' } },
  ...more,
});

export const rosterOf = (changes: RosterChange[], more: Partial<Insurer> = {}, now = at(10)) => {
  const changed = { ...small, ...more };
  return rosterAt(dutyOf(changed), changed, { changes, preferences: [] }, now);
};

const people = fc.constantFrom('agent-li', 'agent-chen', 'agent-guo', 'agent-gao');
/** Quarters of an hour from two days before the Friday to three after. */
export const anyTime = fc.integer({ min: -8, max: 12 }).map((quarters) => quarters * 6);
const anySpan = fc.tuple(anyTime, fc.integer({ min: 1, max: 30 })).map(([from, hours]) => [from, from + hours] as const);
const anyMarks = fc.record(
  { asked: fc.record({ at: anyTime.map(at), by: fc.constant('lead-wang') }), withdrawn: fc.record({ at: anyTime.map(at), by: people }) },
  { requiredKeys: ['asked'] },
);
const anyTeam = fc.constantFrom('north', 'national', '*');
/** Any change of the small insurer's rota. */
export const anyChange: fc.Arbitrary<RosterChange> = fc.oneof(
  fc.tuple(people, anySpan, anyMarks).map(([person, [from, until], marks]) => ({ ...absence(person, from, until), marks })),
  fc
    .tuple(people, anySpan, anyMarks, anyTeam, fc.boolean())
    .map(([person, [from, until], marks, team, backup]) => ({ ...override(person, from, until), marks, team, backup })),
  fc.tuple(people, people, anySpan, anyMarks, anyTeam, anyTime).map(([requester, colleague, [from, until], marks, team, approved]) => ({
    ...swap(requester, colleague, from, until),
    marks: { ...marks, approved: { at: at(approved), by: 'lead-wang' } },
    team,
  })),
);
