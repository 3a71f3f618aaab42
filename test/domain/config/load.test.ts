import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadInsurer } from '#config/load.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the configuration in which one file was edited. */
function edited(file: string, edit: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-config-'));
  folders.push(folder);
  cpSync('config', folder, { recursive: true });
  writeFileSync(join(folder, file), edit(readFileSync(join('config', file), 'utf8')));
  return folder;
}

type Json = Record<string, unknown>;

/** … in which the value at a JSON pointer is another one, or gone. */
const changed = (file: string, pointer: string, value: unknown): string =>
  edited(file, (text) => {
    const whole = JSON.parse(text) as Json;
    const path = pointer.split('/').slice(1);
    const parent = path.slice(0, -1).reduce((at, key) => at[key] as Json, whole);
    parent[path.at(-1)!] = value;
    return JSON.stringify(whole);
  });

const messageFor = (folder: string): string => {
  try {
    loadInsurer({ folder });
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, '');
  }
  return 'no fault found';
};

describe('the sample insurer', () => {
  test('loads and passes its cross checks', () => {
    const insurer = loadInsurer();
    expect(insurer).toMatchObject({ timeZone: 'Asia/Shanghai', consoleUrl: 'http://127.0.0.1:4400/cases/' });
    expect(insurer.channels.map((channel) => [channel.id, channel.kind])).toEqual([
      ['screen', 'terminal'],
      ['bell', 'terminal'],
    ]);
  });

  test('takes another policy and console address', () => {
    const insurer = loadInsurer({ policyFile: 'config/policy-fast.json', consoleUrl: 'http://127.0.0.1:5555/cases/' });
    expect(insurer.policy.version).toMatch(/-fast$/);
    expect(insurer.consoleUrl).toBe('http://127.0.0.1:5555/cases/');
  });

  test('offers every cause, party, action and outcome once, in Chinese and English', () => {
    const { causes, parties, actions, outcomes } = loadInsurer().taxonomy;
    expect([causes, parties, actions, outcomes].map((list) => list.length)).toEqual([42, 23, 16, 12]);
    for (const list of [causes, parties, actions, outcomes]) expect(new Set(list.map((entry) => entry.id)).size).toBe(list.length);
    expect(actions.filter((action) => action.needsApproval).map((action) => action.id)).toEqual(['refund', 'goodwill']);
  });

  test('knows the official holidays and make-up workdays of 2025 and 2026', () => {
    const years = loadInsurer().holidays.years;
    expect(years.map(({ year, daysOff, workdays }) => [year, daysOff.length, workdays.length])).toEqual([
      [2025, 28, 5],
      [2026, 33, 6],
    ]);
    for (const { year, daysOff, workdays } of years)
      for (const day of [...daysOff, ...workdays]) expect(day).toMatch(new RegExp(`^${year}-`));
  });

  test('lets everybody sign in and gives each source a client', () => {
    const { users, clients, note } = JSON.parse(readFileSync('config/users.json', 'utf8'));
    const people = loadInsurer().people.map(({ id, name, role }) => ({ id, name, role }));
    expect(users.map(({ id, name, role }: (typeof people)[number]) => ({ id, name, role }))).toEqual(people);
    const sources = clients
      .filter((client: { role: string }) => client.role === 'source')
      .map((client: { source: string }) => client.source);
    expect(sources).toEqual(['claims', 'survey', 'app', 'hotline', 'replay']);
    // What prints the sample reads cases under a name of its own.
    expect(clients.filter((client: { role: string }) => client.role !== 'source').map((client: { id: string }) => client.id)).toEqual([
      'replay-printer',
    ]);
    expect(note).toMatch(/sample/);
  });
});

describe('a fault is told by file, place and reason', () => {
  test('a file that is missing', () => {
    const folder = edited('teams.json', (text) => text);
    rmSync(join(folder, 'teams.json'));
    expect(messageFor(folder)).toBe('The configuration has faults:\n  teams.json: does not exist');
  });

  test('a file that is no JSON', () => {
    expect(messageFor(edited('people.json', (text) => text.slice(0, -5)))).toMatch(/^ {2}people\.json: is not valid JSON \(.+\)$/m);
  });

  test.each([
    ['missing field', 'policy.json', '/callback/dueAfter', undefined, 'policy.json /callback/dueAfter: is missing'],
    ['wrong type', 'people.json', '/0/name', 7, 'people.json /0/name: expected string, received number'],
    ['wrong word', 'people.json', '/1/role', 'boss', 'people.json /1/role: must be "agent" or "lead" or "manager" or "admin"'],
    ['wrong form', 'rota.json', '/2/shifts/0/from', '8 Uhr', 'rota.json /2/shifts/0/from: has the wrong form'],
    ['no Monday', 'rota.json', '/37/rotation/anchor', '2026-01-06', 'rota.json /37/rotation/anchor: must be a Monday'],
    ['week beyond its cycle', 'rota.json', '/37/rotation/week', 3, 'rota.json /37/rotation/week: must be a week of the cycle'],
    ['unknown person', 'rota.json', '/0/person', 'agent-nobody', 'rota.json /0/person: no person "agent-nobody"'],
    ['unknown team', 'rota.json', '/0/team', 'nowhere', 'rota.json /0/team: no team "nowhere"'],
    ['unknown calendar', 'teams.json', '/0/calendar', 'never', 'teams.json /0/calendar: no calendar "never"'],
    ['no hours', 'calendars.json', '/0/hours', [], 'calendars.json /0/hours: '],
    ['unknown channel', 'people.json', '/0/channels', ['pager'], 'people.json /0/channels: no channel "pager"'],
    ['unknown kind of channel', 'channels.json', '/0/kind', 'pigeon', 'channels.json /0/kind:'],
    ['two national teams', 'teams.json', '/1/national', true, 'teams.json: exactly one callback team is national'],
    ['steps out of order', 'policy.json', '/ladder/0/after', 90, 'policy.json /ladder: the steps must stand in the order'],
    ['two steps of one name', 'policy.json', '/ladder/1/id', 'owner', 'policy.json /ladder: two steps have the same id'],
    ['a step after the due time', 'policy.json', '/callback/dueAfter', 200, 'policy.json /ladder: the last step comes after'],
    ['unknown touchpoint', 'policy.json', '/confirmation/touchpoints', ['a.b.c.d'], 'policy.json /confirmation/touchpoints: no touchpoint'],
    ['missing outcome', 'taxonomy.json', '/outcomes/11/id', 'robot', 'taxonomy.json /outcomes: outcome "assistant" is missing'],
    ['nobody on the last step', 'rota.json', '/40/level', 'lead', 'rota.json: the last escalation step "duty-manager" needs somebody'],
    ['wrong address', 'insurer.json', '/consoleUrl', 'console', 'insurer.json /consoleUrl: Invalid URL'],
    ['impossible date', 'holidays.json', '/years/0/daysOff/0', '2025-02-30', 'holidays.json /years/0/daysOff/0:'],
  ])('%s', (_, file, pointer, value, expected) => {
    expect(messageFor(changed(file, pointer, value))).toContain(`\n  ${expected}`);
  });

  test('a policy file that is missing or malformed is named as it was given', () => {
    expect(() => loadInsurer({ policyFile: 'config/policy-slow.json' })).toThrow('config/policy-slow.json: does not exist');
    expect(() => loadInsurer({ policyFile: 'config/load.ts' })).toThrow('config/load.ts: is not valid JSON');
    expect(() => loadInsurer({ policyFile: 'config' })).toThrow('config: is a folder, not a file');
  });

  test('several faults are told at once', () => {
    const folder = edited('people.json', (text) => text.replaceAll('"role": "agent"', '"role": "boss"'));
    expect(messageFor(folder).split('\n').slice(-2)).toEqual([expect.stringMatching(/^ {2}people\.json \/19\/role: /), '  and 12 more']);
  });
});
