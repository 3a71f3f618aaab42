import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alwaysOpen } from '#domain/calendar/service-hours.ts';
import { joinCase } from '#domain/case/open-case.ts';
import { Policy } from '#domain/escalation/policy.ts';
import { openRound, pullForward } from '#domain/escalation/round.ts';
import { caseOf, click, duty, feedbackOf, insurer } from '../../contract/examples.ts';
import { openFrom, openIn } from '../calendar/open.ts';

const { policy } = insurer;
const never = openIn();
const opened = (submittedAt: number, receivedAt: number, hours = alwaysOpen, now = receivedAt + 800) =>
  openRound(1, { submittedAt, receivedAt }, policy, hours, now);
const secondsOf = (round: ReturnType<typeof opened>, since: number) => round.steps.map((step) => (step.at - since) / 1000);

describe('a round', () => {
  test('is due 300 s after the click, its steps at 0, 60, 120, 180 and 240 s, exclusive until 60 s', () => {
    const round = opened(click, click + 40_000);
    expect(round).toMatchObject({ clockStart: click, dueAt: click + 300_000, exclusiveUntil: click + 60_000, held: false });
    expect(secondsOf(round, click)).toEqual([0, 60, 120, 180, 240]);
    expect(round.steps.map((step) => step.id)).toEqual(policy.ladder.map((step) => step.id));
    expect(round).toMatchObject({ ran: {}, attempts: [], claimExpiresAfter: 120, unreachedAfter: 3, policyVersion: policy.version });
  });

  test('of feedback received over an hour late counts from receipt; of one received just within the hour, from the click', () => {
    const late = opened(click, click + 3_600_001);
    expect(late).toMatchObject({ clockStart: click + 3_600_001, dueAt: click + 3_900_001, submittedAt: click });
    expect(opened(click, click + 3_600_000)).toMatchObject({ clockStart: click, dueAt: click + 300_000 });
  });

  test('outside service hours counts from the shift, is due in thirty minutes, and its ladder is stretched as much', () => {
    const shift = click + 5 * 3_600_000;
    const round = opened(click, click + 400, openFrom(shift));
    expect(round).toMatchObject({ held: true, clockStart: shift, dueAt: shift + 1_800_000, exclusiveUntil: shift + 360_000 });
    expect(secondsOf(round, shift)).toEqual([0, 360, 720, 1080, 1440]);
  });

  test('at doors that never open is owed at once rather than lost', () => {
    expect(opened(click, click + 400, never)).toMatchObject({ held: false, dueAt: click + 300_000 });
  });

  test('has every step to come on a whole second, within half a second of its time, in order, before the callback is due; one at once at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }), fc.integer({ min: 0, max: 4_000_000 }), fc.boolean(), (early, shift, closed) => {
        const round = opened(click - early, click, closed ? openFrom(click + 1000 + shift) : alwaysOpen);
        const stretch = closed ? 6 : 1;
        round.steps.forEach((step, i) => {
          if (closed || policy.ladder[i]!.after > 0) expect(step.at % 1000).toBe(0);
          else expect(step.at).toBe(round.clockStart);
          expect(Math.abs(step.at - (round.clockStart + policy.ladder[i]!.after * 1000 * stretch))).toBeLessThanOrEqual(500);
          expect(step.at).toBeGreaterThanOrEqual(round.steps[i - 1]?.at ?? 0);
          expect(step.at).toBeLessThan(round.dueAt);
        });
      }),
    );
  });
});

describe('an earlier promise', () => {
  test('moves the due time, the exclusive time and every step forward by as much', () => {
    const round = opened(click + 20_400, click + 20_900);
    const pulled = pullForward(round, opened(click + 400, click + 900));
    expect(pulled).toMatchObject({
      clockStart: click + 400,
      submittedAt: click + 400,
      receivedAt: click + 900,
      dueAt: click + 300_400,
      exclusiveUntil: click + 60_400,
    });
    expect(pulled.steps.map((step) => step.at)).toEqual(opened(click + 400, click + 900).steps.map((step) => step.at));
  });

  test('never moves anything back, and never a held round', () => {
    const round = opened(click, click + 500);
    expect(pullForward(round, opened(click, click + 500))).toBe(round);
    expect(pullForward(round, opened(click + 1, click + 500))).toBe(round);
    const held = opened(click, click + 500, openFrom(click + 3_600_000));
    expect(pullForward(held, opened(click - 9000, click + 500))).toBe(held);
  });

  test('keeps what has run and what was tried', () => {
    const round = { ...opened(click + 20_000, click + 20_500), ran: { owner: { at: click + 21_000, skipped: false, claim: 0 } } };
    expect(pullForward(round, opened(click, click + 500))).toMatchObject({
      ran: round.ran,
      attempts: round.attempts,
      openedAt: round.openedAt,
    });
  });
});

describe('a deploy', () => {
  const faster = Policy.parse({
    ...policy,
    version: 'next',
    callback: { dueAfter: 60, heldDueAfter: 90 },
    claim: { exclusiveFor: 1, expiresAfter: 2 },
    ladder: [{ ...policy.ladder[0]!, id: 'first', after: 5 }],
  });

  test('moves nothing of an open round: a later feedback joins it as it was opened', () => {
    const c = caseOf('f1');
    const joined = joinCase(c, feedbackOf('f2', { submittedAt: click + 9000, receivedAt: click + 9500 }), {
      policy: faster,
      duty,
      now: click + 10_000,
      proposal: null,
    });
    expect(joined.rounds).toEqual(c.rounds);
  });

  test('an earlier promise made after it still follows the policy of the round', () => {
    const c = caseOf('f1');
    const ctx = { policy: faster, duty, now: click + 10_000, proposal: null };
    const [round] = joinCase(c, feedbackOf('f2', { submittedAt: click - 30_000, receivedAt: click + 9500 }), ctx).rounds;
    expect(round).toMatchObject({ policyVersion: policy.version, dueAt: click + 270_000, claimExpiresAfter: 120 });
    expect(secondsOf(round!, click)).toEqual([-30, 30, 90, 150, 210]);
  });

  test('counts for the next round', () => {
    const tried = { outcome: 'noanswer', by: 'agent-li', occurredAt: click + 5000, recordedAt: click + 5000 } as const;
    const c = caseOf('f1');
    const again = joinCase(
      { ...c, rounds: [{ ...c.rounds[0]!, attempts: [tried] }] },
      feedbackOf('f2', { submittedAt: click + 9000, receivedAt: click + 9500 }),
      {
        policy: faster,
        duty,
        now: click + 10_000,
        proposal: null,
      },
    );
    expect(again.rounds[1]).toMatchObject({ policyVersion: 'next', dueAt: click + 69_000, claimExpiresAfter: 2 });
  });
});
