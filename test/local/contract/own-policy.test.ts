import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Earshot } from './earshot.ts';
import { expectProblem, happened, story } from './story.ts';

/** Started by variables instead of options, with a policy in which a customer's silence ends a case after 3 s. */
const earshot = new Earshot();
const policy = join(earshot.data, 'policy.json');
const variables = { EARSHOT_PORT: '0', EARSHOT_DATA: join(earshot.data, 'kept'), EARSHOT_EMPTY: '1', EARSHOT_POLICY: policy };
const { resolved, reaches, act, caseOf, writes } = story(earshot);

beforeAll(async () => {
  const fast = JSON.parse(readFileSync('config/policy-fast.json', 'utf8'));
  writeFileSync(policy, JSON.stringify({ ...fast, version: 'impatient', confirmation: { ...fast.confirmation, within: 3 } }));
  await earshot.start([], variables);
}, 60_000);
afterAll(() => earshot.end());

test('a resolved case whose customer stays silent ends unconfirmed, and a new fury opens a new case', async () => {
  const customer = { id: 'silent-customer' };
  const c = await resolved({ customer });
  const { dueAt } = c.deadlines.find((d: { kind: string }) => d.kind === 'confirmation');
  const closed = await reaches(c.caseId, 'ends unconfirmed', (seen) => seen.state === 'unconfirmed');
  const [end] = happened(closed, 'unconfirmed');
  expect(Date.parse(end.at) - Date.parse(dueAt)).toBeGreaterThanOrEqual(0);
  expect(Date.parse(end.at) - Date.parse(dueAt)).toBeLessThan(2000);
  expectProblem(await act(c.caseId, 'reopen', 'lead-wang', { note: '客户来电' }), 409);
  expect((await caseOf(await writes({ customer }))).caseId).not.toBe(c.caseId);
});
