import { describe, expect, test } from 'vitest';
import { Person, RotaEntry, Shift, Team } from '#domain/roster/team.ts';

const team = { id: 'callback-north', zh: '北方', en: 'North', kind: 'callback', regions: ['11'], calendar: 'always' };
const person = { id: 'agent-li', name: '李敏', role: 'agent', skills: [], channels: ['screen'] };
const shift = { days: [1], from: '08:00', to: '20:00' };
const entry = { person: 'agent-li', team: 'callback-north', level: 'agent', shifts: [shift] };

describe('an id', () => {
  test.each(['a', 'agent-li', 'desk2'])('may be %s', (id) => {
    expect(Team.safeParse({ ...team, id }).success).toBe(true);
    expect(Person.safeParse({ ...person, id }).success).toBe(true);
    expect(RotaEntry.safeParse({ ...entry, person: id, team: id }).success).toBe(true);
  });

  test.each(['', '2desk', '-li', 'Li', 'agent li', 'agent_li', '李', ' li', 'li\n'])('may not be %j', (id) => {
    expect(Team.safeParse({ ...team, id }).success).toBe(false);
    expect(Person.safeParse({ ...person, id }).success).toBe(false);
    expect(RotaEntry.safeParse({ ...entry, team: id }).success).toBe(false);
  });
});

describe('the regions of a team', () => {
  test.each(['1', '11', '110105'])('are leading digits of region codes: %s', (region) =>
    expect(Team.safeParse({ ...team, regions: [region] }).success).toBe(true),
  );
  test.each(['', '1101055', '11x', 'x11', '北京'])('are nothing else: %j', (region) =>
    expect(Team.safeParse({ ...team, regions: [region] }).success).toBe(false),
  );
});

describe('a shift', () => {
  test.each([
    ['00:00', '24:00'],
    ['19:59', '09:05'],
    ['23:59', '00:00'],
  ])('may run from %s to %s', (from, to) => expect(Shift.safeParse({ ...shift, from, to }).success).toBe(true));

  test.each(['24:00', '24:01', '25:00', '8:00', '008:00', '08:60', '08:000', '08.00', ''])('may not begin at %j', (from) =>
    expect(Shift.safeParse({ ...shift, from }).success).toBe(false),
  );
  test.each(['24:01', '25:00', '8:00', '020:00', '20:60', '20:000', '24:000', '124:00', ''])('may not end at %j', (to) =>
    expect(Shift.safeParse({ ...shift, to }).success).toBe(false),
  );
  test.each([[[]], [[0]], [[8]], [[1.5]]])('is on one or more days from 1 to 7, not on %j', (days) =>
    expect(Shift.safeParse({ ...shift, days }).success).toBe(false),
  );
});

test('a person can be reached on at least one channel', () => {
  expect(Person.safeParse({ ...person, channels: [] }).success).toBe(false);
});
