import { describe, expect, test } from 'vitest';
import type { ListedCase } from '../../web/console/api/types.ts';
import { callBy, changesOfHand, expiring, unattemptedOf } from '../../web/console/queue/claim-watch.ts';
import { currentStep, doneSteps, type GuideStep, guidedCase } from '../../web/console/queue/guide-steps.ts';
import { at, iso, listed } from './board-case.ts';

const me = 'agent-li';
const open = listed('c1');
const mine = listed('c1', { version: 2, state: 'claimed', claimedBy: me, claimedAt: iso(20), claimExpiresAt: iso(140) });
const mapOf = (...cases: ListedCase[]) => new Map(cases.map((c) => [c.caseId, c]));

test('a claim without a call is one that was not tried yet', () => {
  expect(unattemptedOf([mine, { ...mine, attempts: 1 }, { ...mine, claimedBy: 'agent-chen' }, open], me)).toEqual([mine]);
});

describe('until when to call', () => {
  test('the nearer of the claim’s end and the customer’s', () => {
    expect(callBy(mine, at(20))).toBe(at(140));
    expect(callBy({ ...mine, claimExpiresAt: iso(380) }, at(260))).toBe(at(300));
  });
  test('once the customer’s is past, the claim’s', () => expect(callBy({ ...mine, claimExpiresAt: iso(420) }, at(310))).toBe(at(420)));
});

test('half a minute before a claim ends it is told, and not after an attempt', () => {
  expect(expiring([mine], me, at(109))).toEqual([]);
  expect(expiring([mine], me, at(110))).toEqual([mine]);
  expect(expiring([mine], me, at(140))).toEqual([]);
  expect(expiring([{ ...mine, attempts: 1 }], me, at(120))).toEqual([]);
});

describe('what others or time did to the cases in hand', () => {
  const returned = { ...open, version: 3 };
  test('a claim that ran out has returned', () => {
    expect(changesOfHand(mapOf(mine), mapOf(returned), me, at(140))).toEqual([{ kind: 'returned', caseId: 'c1' }]);
  });
  test('one that was given back has not', () => expect(changesOfHand(mapOf(mine), mapOf(returned), me, at(60))).toEqual([]));
  test('what comes into hand is told, also from a colleague', () => {
    const others = { ...mine, claimedBy: 'agent-chen' };
    expect(changesOfHand(mapOf(others), mapOf({ ...mine, version: 3 }), me, at(60))).toEqual([{ kind: 'assigned', caseId: 'c1' }]);
    expect(changesOfHand(mapOf(mine), mapOf({ ...others, version: 3 }), me, at(60))).toEqual([]);
  });
  test('what was not in sight before is no news', () => expect(changesOfHand(mapOf(), mapOf(mine), me, at(60))).toEqual([]));
});

describe('first steps', () => {
  const done = (cases: ListedCase[], deeds: [type: 'phone-revealed' | 'attempted' | 'resolved', actor: string][], onDuty = true) =>
    doneSteps({ onDuty, cases, me, mine: { timeline: deeds.map(([type, actor]) => ({ at: iso(30), type, actor, round: 1 })) } });

  test('lead through the case, one after the other', () => {
    expect(currentStep(done([], [], false))).toBe('duty');
    expect(currentStep(done([open], []))).toBe('claim');
    expect(currentStep(done([mine], []))).toBe('phone');
    expect(currentStep(done([mine], [['phone-revealed', me]]))).toBe('attempt');
    expect(
      currentStep(
        done(
          [mine],
          [
            ['phone-revealed', me],
            ['attempted', me],
          ],
        ),
      ),
    ).toBe('resolve');
  });
  test('what a colleague did does not count', () => expect(currentStep(done([mine], [['phone-revealed', 'agent-chen']]))).toBe('phone'));
  test('end with the hand-in, whatever was left out', () => {
    expect(currentStep(done([{ ...mine, state: 'resolved' }], [], false))).toBeNull();
    expect(currentStep(new Set<GuideStep>(['resolve']))).toBeNull();
  });
  test('follow the case that was claimed last', () => {
    const later = { ...mine, caseId: 'c2', claimedAt: iso(500) };
    expect(guidedCase([mine, later, open], me)?.caseId).toBe('c2');
    expect(guidedCase([open], me)).toBeNull();
  });
});
