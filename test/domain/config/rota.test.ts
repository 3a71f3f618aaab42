import { describe, expect, test } from 'vitest';
import { loadInsurer } from '#config/load.ts';
import type { Shift } from '#domain/roster/team.ts';

const { teams, people, rota, calendars } = loadInsurer();
const callbackTeams = teams.filter((team) => team.kind === 'callback');
const quarters = Array.from({ length: 7 * 24 * 4 }, (_, quarter) => quarter * 15);

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Written apart from the domain's roster, so that a fault there is not repeated here. `minute` counts from Monday 00:00. */
function covers({ days, from, to }: Shift, minute: number): boolean {
  const week = 7 * 1_440;
  const length = minutes(to) > minutes(from) ? minutes(to) - minutes(from) : minutes(to) + 1_440 - minutes(from);
  return days.some((day) => (minute - ((day - 1) * 1_440 + minutes(from)) + week) % week < length);
}

const onDuty = (minute: number, team: string, level: string) =>
  rota.filter((entry) => [team, '*'].includes(entry.team) && entry.level === level && entry.shifts.some((shift) => covers(shift, minute)));

describe.each(callbackTeams.map((team) => team.id))('%s', (team) => {
  test.each(['agent', 'lead', 'supervisor', 'duty'])('has a %s on duty at every quarter of an hour of the week', (level) => {
    expect(quarters.filter((minute) => onDuty(minute, team, level).length === 0)).toEqual([]);
  });

  test('has an agent of its own, not only backup, at every quarter of an hour', () => {
    expect(quarters.filter((minute) => onDuty(minute, team, 'agent').every((entry) => entry.backup))).toEqual([]);
  });

  test('is open at every hour', () => {
    const calendar = calendars.find(({ id }) => id === teams.find((t) => t.id === team)?.calendar);
    expect(calendar?.observesHolidays).toBe(false);
    expect(quarters.filter((minute) => !calendar?.hours.some((shift) => covers(shift, minute)))).toEqual([]);
  });
});

describe('the people', () => {
  const shiftsOf = (person: string, team: string) => rota.find((entry) => entry.person === person && entry.team === team);

  test.each(['agent-li', 'agent-chen'])('%s works for the national team at every hour and backs up each region', (person) => {
    const national = shiftsOf(person, 'callback-national');
    expect(quarters.every((minute) => national?.shifts.some((shift) => covers(shift, minute)))).toBe(true);
    for (const team of callbackTeams.filter((t) => !t.national)) expect(shiftsOf(person, team.id)?.backup).toBe(true);
  });

  test.each([
    ['agent-sun', 'claims', 'agent'],
    ['lead-wang', '*', 'lead'],
    ['supervisor-zhou', '*', 'supervisor'],
    ['duty-wu', '*', 'duty'],
  ])('%s is on duty at every hour', (person, team, level) => {
    const entry = shiftsOf(person, team);
    expect(entry?.level).toBe(level);
    expect(quarters.every((minute) => entry?.shifts.some((shift) => covers(shift, minute)))).toBe(true);
  });

  test('have different names, and the roles that the sample promises', () => {
    expect(new Set(people.map((person) => person.name)).size).toBe(people.length);
    const roles = Object.fromEntries(people.map(({ id, role }) => [id, role]));
    expect(roles).toMatchObject({
      'agent-li': 'agent',
      'lead-wang': 'lead',
      'supervisor-zhou': 'lead',
      'duty-wu': 'lead',
      'manager-zhao': 'manager',
      admin: 'admin',
    });
  });

  test('who are agents work somewhere', () => {
    const idle = people.filter(({ id, role }) => role === 'agent' && !rota.some((entry) => entry.person === id));
    expect(idle).toEqual([]);
  });
});

test('every province belongs to exactly one region', () => {
  const served = callbackTeams.flatMap((team) => team.regions).sort();
  const provinces = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65';
  expect(served).toEqual(provinces.split(' '));
});
