import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Insurer } from '#domain/insurer.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import type { RotaEntry, Team } from '#domain/roster/team.ts';
import { click, insurer } from '../../contract/examples.ts';

const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
const team = (id: string, more: Partial<Team> = {}): Team => ({
  id,
  zh: id,
  en: id,
  kind: 'callback',
  regions: [],
  calendar: 'always',
  ...more,
});
const entry = (person: string, more: Partial<RotaEntry> = {}): RotaEntry => ({
  person,
  team: 'north',
  level: 'agent',
  shifts: always,
  ...more,
});
const teams = [
  team('national', { national: true }),
  team('north', { regions: ['11', '1101', '37'] }),
  team('east', { regions: ['110105', '31', '3'] }),
  team('branch', { kind: 'branch', regions: ['11', '110101'] }),
  team('claims', { kind: 'claims' }),
];
const dutyWith = (rota: RotaEntry[], more: Partial<Insurer> = {}) => dutyOf({ ...insurer, teams, rota, ...more });

describe('the callback team of a region', () => {
  const { callbackTeam } = dutyWith([]);
  test.each([
    ['110101', 'north'],
    ['110105', 'east'],
    ['119999', 'north'],
    ['310000', 'east'],
    ['370000', 'north'],
    ['360000', 'east'],
    ['440000', 'national'],
    ['999999', 'national'],
    ['', 'national'],
    [undefined, 'national'],
  ])('%s is served by %s: the longest prefix wins, an unknown region is national', (region, expected) => {
    expect(callbackTeam(region)).toBe(expected);
  });

  test('is one of the sample whose prefix fits, or the national one', () => {
    const sample = dutyOf(insurer);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (n) => {
        const region = String(n).padStart(6, '0');
        const chosen = insurer.teams.find((t) => t.id === sample.callbackTeam(region))!;
        const fits = insurer.teams.filter((t) => t.kind === 'callback' && t.regions.some((prefix) => region.startsWith(prefix)));
        expect(chosen.kind).toBe('callback');
        expect(fits.length === 0 ? chosen.national : fits.includes(chosen)).toBe(true);
      }),
    );
  });
});

describe('who is on duty', () => {
  test('only those of that team and level whose shift it is', () => {
    const nights = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '08:00' }];
    const { onDuty } = dutyWith([
      entry('li'),
      entry('chen', { shifts: nights }),
      entry('sun', { team: 'claims' }),
      entry('wang', { level: 'lead' }),
    ]);
    expect(onDuty('north', 'agent', click)).toEqual([{ person: 'li', backup: false }]);
    expect(onDuty('north', 'agent', click + 12.5 * 3_600_000).map((p) => p.person)).toEqual(['li', 'chen']);
    expect(onDuty('north', 'lead', click).map((p) => p.person)).toEqual(['wang']);
    expect(onDuty('east', 'agent', click)).toEqual([]);
  });

  test('people of the team stand before those who help out', () => {
    const { onDuty } = dutyWith([entry('a', { backup: true }), entry('b'), entry('c', { backup: true }), entry('d')]);
    expect(onDuty('north', 'agent', click).map((p) => [p.person, p.backup])).toEqual([
      ['b', false],
      ['d', false],
      ['a', true],
      ['c', true],
    ]);
  });

  test('everybody is named once; who belongs to the team is no backup, in whatever order the rota says so', () => {
    const home = entry('li');
    const backup = entry('li', { backup: true });
    for (const rota of [
      [home, backup],
      [backup, home],
      [backup, home, backup],
      [home, home],
    ])
      expect(dutyWith(rota).onDuty('north', 'agent', click)).toEqual([{ person: 'li', backup: false }]);
    expect(dutyWith([backup, backup]).onDuty('north', 'agent', click)).toEqual([{ person: 'li', backup: true }]);
  });

  test('an entry for "*" serves every callback team', () => {
    const { onDuty } = dutyWith([entry('wu', { team: '*', level: 'duty' })]);
    for (const id of ['national', 'north', 'east']) expect(onDuty(id, 'duty', click)).toEqual([{ person: 'wu', backup: false }]);
  });

  test('an entry for "*" serves no team of another kind', () => {
    const { onDuty } = dutyWith([entry('float', { team: '*' })]);
    expect(onDuty('claims', 'agent', click)).toEqual([]);
  });
});

describe('who belongs to which team', () => {
  test('members are the agents of a team on any shift, each once; leads are none', () => {
    const { members } = dutyWith([
      entry('li'),
      entry('li', { backup: true }),
      entry('chen', { shifts: [{ days: [7], from: '01:00', to: '02:00' }] }),
      entry('wang', { level: 'lead' }),
    ]);
    expect(members('north')).toEqual(['li', 'chen']);
    expect(members('claims')).toEqual([]);
  });

  test('a person has the teams of the rota, each once', () => {
    const { teamsOf } = dutyWith([entry('li'), entry('li', { team: 'east', backup: true }), entry('li')]);
    expect(teamsOf('li')).toEqual(['north', 'east']);
    expect(teamsOf('nobody')).toEqual([]);
  });

  test('an agent who serves every callback team has them all: who is told of a case must be able to read it', () => {
    expect(
      dutyWith([entry('float', { team: '*' })])
        .teamsOf('float')
        .toSorted(),
    ).toEqual(['east', 'national', 'north']);
  });

  test('people and teams are found by id, others are not', () => {
    const { person, team: teamOf } = dutyOf(insurer);
    expect(person('agent-li')?.name).toBe('李敏');
    expect(teamOf('claims')?.kind).toBe('claims');
    expect([person('nobody'), teamOf('nowhere')]).toEqual([undefined, undefined]);
  });

  test('each team keeps the hours of its own calendar', () => {
    const { hours } = dutyOf(insurer);
    const night = Date.parse('2026-11-20T23:00:00+08:00');
    expect(['callback-national', 'health', 'branch-beijing'].map((id) => hours(id).isOpen(night))).toEqual([true, false, false]);
  });

  test('a team that is no longer configured counts as open: its cases are not held for ever', () => {
    const gone = dutyOf(insurer).hours('dissolved');
    expect([gone.isOpen(click), gone.nextOpening(click)]).toEqual([true, click]);
  });
});
