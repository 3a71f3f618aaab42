import { describe, expect, test } from 'vitest';
import { loadInsurer } from '#config/load.ts';
import type { Policy } from '#domain/escalation/policy.ts';

const { policy } = loadInsurer();
const fast = loadInsurer({ policyFile: 'config/policy-fast.json' }).policy;

describe('the default ladder', () => {
  test('tells owner, team, lead, supervisor and duty manager at 0, 60, 120, 180 and 240 s; the callback is due at 300 s', () => {
    expect(policy.ladder.map(({ id, after }) => [id, after])).toEqual([
      ['owner', 0],
      ['team', 60],
      ['lead', 120],
      ['supervisor', 180],
      ['duty-manager', 240],
    ]);
    expect(policy.callback).toEqual({ dueAfter: 300, heldDueAfter: 1_800 });
    expect(policy.claim).toEqual({ exclusiveFor: 60, expiresAfter: 120, callingFor: 300 });
  });

  test('reaches the owner on the second channel when the team is told on the first', () => {
    expect(policy.ladder[1]?.tell).toEqual([
      { who: 'owner', channel: 'second' },
      { who: 'team', channel: 'first' },
    ]);
  });

  test('shows the duty manager, and nobody else, the apology to send', () => {
    expect(policy.ladder.filter((step) => step.offersApology).map((step) => step.id)).toEqual(['duty-manager']);
  });
});

test('the fast policy is the default one with every duration divided by 20', () => {
  expect(fast).toEqual(divided(policy, 20));
});

function divided(p: Policy, by: number): Policy {
  const each = <T extends Record<string, number>>(durations: T) =>
    Object.fromEntries(Object.entries(durations).map(([name, seconds]) => [name, seconds / by])) as T;
  return {
    ...p,
    version: `${p.version}-fast`,
    callback: each(p.callback),
    claim: each(p.claim),
    followUp: each(p.followUp),
    delivery: each(p.delivery),
    ladder: p.ladder.map((step) => ({ ...step, after: step.after / by })),
    confirmation: { ...p.confirmation, within: p.confirmation.within / by },
    breachCauses: each(p.breachCauses),
  };
}
