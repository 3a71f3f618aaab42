import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Case, currentRound, isUnclaimed } from '#domain/case/case.ts';
import { nextSteps } from '#domain/escalation/next-steps.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Level } from '#domain/roster/team.ts';
import { caseOf, click, duty } from '../../contract/examples.ts';
import { second, stages } from '../case/stages.ts';
import { anyLife, live } from './life.ts';

const c: Case = caseOf('f1');
const without = (...levels: Level[]): Duty => ({
  ...duty,
  onDuty: (team, level, at) => (levels.includes(level) ? [] : duty.onDuty(team, level, at)),
});
/** What runs at that second, and whom it tells: `step` alone when it is skipped. */
const dueAt = (n: number, staff = duty, about = c) =>
  nextSteps(about, staff, second(n)).due.map(({ step, empty, tell }) =>
    empty ? step.id : `${step.id}: ${tell.map((t) => `${t.person}/${t.channel}`).join(' ')}`,
  );
const wakeAt = (n: number, staff = duty, about = c) => {
  const at = nextSteps(about, staff, second(n)).wakeAt;
  return at === null ? null : (at - click) / 1000;
};

describe('the next step', () => {
  test('tells the proposed owner on the first channel, later on the second, the team on the first', () => {
    expect(dueAt(1)).toEqual(['owner: agent-li/screen']);
    const told = { ...c, rounds: [{ ...c.rounds[0]!, ran: { owner: { at: second(1), skipped: false, claim: 0 } } }] };
    expect(dueAt(60, duty, told)).toEqual(['team: agent-li/bell agent-chen/screen']);
    expect(wakeAt(60, duty, told)).toBe(120);
  });

  test('waits for its second when the one before it found somebody', () => {
    expect(dueAt(59)).toEqual(['owner: agent-li/screen']);
    expect(wakeAt(1)).toBe(60);
  });

  test('runs at once behind an empty one, as far as it takes to find somebody', () => {
    expect(dueAt(1, without('agent'))).toEqual(['owner', 'team', 'lead: lead-wang/screen']);
    expect(wakeAt(1, without('agent'))).toBe(180);
    expect(dueAt(1, without('agent', 'lead', 'supervisor'))).toEqual([
      'owner',
      'team',
      'lead',
      'supervisor',
      'duty-manager: duty-wu/screen',
    ]);
    expect(wakeAt(1, without('agent', 'lead', 'supervisor'))).toBe(301);
  });

  test('that finds nobody at any level leaves only the breach to wait for', () => {
    expect(dueAt(1, without('agent', 'lead', 'supervisor', 'duty'))).toHaveLength(5);
    expect(wakeAt(1, without('agent', 'lead', 'supervisor', 'duty'))).toBe(301);
  });

  test('is empty when the proposed owner has gone home, though the team is there', () => {
    const liIsGone: Duty = { ...duty, onDuty: (...asked) => duty.onDuty(...asked).filter((p) => p.person !== 'agent-li') };
    expect(dueAt(1, liIsGone)).toEqual(['owner', 'team: agent-chen/screen']);
  });

  test('due together with others tells each person once, by the first that names them', () => {
    expect(dueAt(250)).toEqual([
      'owner: agent-li/screen',
      'team: agent-chen/screen',
      'lead: lead-wang/screen',
      'supervisor: supervisor-zhou/screen',
      'duty-manager: duty-wu/screen',
    ]);
  });

  test('tells people with one channel on that one, and passes over those with none', () => {
    const channels: Record<string, string[]> = { 'agent-li': ['screen'], 'agent-chen': [] };
    const channelsOf: Duty['channelsOf'] = (id) => channels[id] ?? ['screen'];
    const told = { ...c, rounds: [{ ...c.rounds[0]!, ran: { owner: { at: second(1), skipped: false, claim: 0 } } }] };
    expect(dueAt(60, { ...duty, channelsOf }, told)).toEqual(['team: agent-li/screen']);
  });

  test('is none of a case that somebody has in hand, that is held or closed', () => {
    for (const state of ['held', 'claimed', 'contacted', 'resolved', 'confirmed', 'unconfirmed', 'closed-unreached'] as const)
      expect(dueAt(500, duty, stages[state])).toEqual([]);
  });

  test.each([
    ['held', 3600],
    ['claimed', 130],
    ['contacted', 20 + 86_400],
    ['resolved', 30 + 259_200],
    ['confirmed', null],
    ['closed-unreached', null],
  ] as const)('of a case that is %s is looked for at second %s', (state, expected) =>
    expect(wakeAt(100, duty, stages[state])).toBe(expected),
  );
});

describe('whatever befell a case', () => {
  test('the wake-up lies ahead also when time has not been settled yet', () => {
    fc.assert(
      fc.property(anyLife, fc.nat(900_000), (life, late) => {
        for (const { changed, duty: staff, now } of live(life)) {
          const at = nextSteps(changed, staff, now + late).wakeAt;
          expect(at === null || at > now + late).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('it never waits behind an empty step', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { settled } of live(life)) {
          const { steps, ran } = currentRound(settled.case);
          const waiting = steps.findIndex((step) => !ran[step.id]);
          if (!isUnclaimed(settled.case) || waiting <= 0) continue;
          const cameJustNow = settled.case.timeline.at(-1)?.type === 'step-skipped';
          if (cameJustNow) expect(ran[steps[waiting - 1]!.id]!.skipped).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });
});
