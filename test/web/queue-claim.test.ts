import { describe, expect, test } from 'vitest';
import type { ListedCase } from '../../web/console/api/types.ts';
import { callBy, changesOfHand, expiring, isStillSo, unattemptedOf } from '../../web/console/queue/claim-watch.ts';
import { currentStep, doneSteps, type GuideStep, guidedCase } from '../../web/console/queue/guide-steps.ts';
import { seenIn } from '../../web/console/queue/seen.ts';
import { at, iso, listed } from './board-case.ts';
import { memoryStorage } from './memory-storage.ts';

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

describe('a notice about a case in hand stands while it is so', () => {
  const returned = { kind: 'returned', caseId: 'c1' } as const;
  test('what returned to the team, until somebody claims it again or it is closed', () => {
    expect(isStillSo(returned, open, me)).toBe(true);
    for (const state of ['claimed', 'contacted', 'confirmed'] as const) expect(isStillSo(returned, { ...mine, state }, me)).toBe(false);
    expect(isStillSo(returned, undefined, me)).toBe(false);
  });
  test('what was handed over or is to be hurried, while it is in hand', () => {
    const hurried = { kind: 'nudged', caseId: 'c1', by: 'lead-wang', at: iso(90) } as const;
    for (const change of [{ kind: 'assigned', caseId: 'c1' } as const, hurried]) {
      expect(isStillSo(change, mine, me)).toBe(true);
      expect(isStillSo(change, { ...mine, claimedBy: 'agent-chen' }, me)).toBe(false);
      expect(isStillSo(change, { ...mine, state: 'resolved' }, me)).toBe(false);
    }
  });
});

describe('somebody wants it done sooner', () => {
  const hurried = (at: number, by = 'lead-wang') => ({ ...mine, version: 3, pressed: { at: iso(at), by, how: 'ordered' as const } });
  test('told once for each time, and only to whoever has it in hand', () => {
    const told = { kind: 'ordered', caseId: 'c1', by: 'lead-wang', at: iso(90) };
    expect(changesOfHand(mapOf(mine), mapOf(hurried(90)), me, at(91))).toEqual([told]);
    expect(changesOfHand(mapOf(hurried(90)), mapOf({ ...hurried(90), version: 4 }), me, at(92))).toEqual([]);
    expect(changesOfHand(mapOf(hurried(90)), mapOf(hurried(400)), me, at(401))).toEqual([{ ...told, at: iso(400) }]);
    expect(changesOfHand(mapOf(mine), mapOf(hurried(90)), 'agent-chen', at(91))).toEqual([]);
  });
  test('the mark on the row goes when the case is opened, and comes back with the next time', () => {
    const storage = memoryStorage();
    const marks = seenIn(storage, me);
    expect([marks.isUnseen(mine), marks.isUnseen(hurried(90))]).toEqual([false, true]);
    marks.see(hurried(90));
    expect([marks.isUnseen(hurried(90)), seenIn(storage, me).isUnseen(hurried(90)), marks.isUnseen(hurried(400))]).toEqual([
      false,
      false,
      true,
    ]);
    expect(seenIn(storage, 'agent-chen').isUnseen({ ...hurried(90), claimedBy: 'agent-chen' })).toBe(true);
  });
  test('what one wants oneself is no news', () => expect(changesOfHand(mapOf(mine), mapOf(hurried(90, me)), me, at(91))).toEqual([]));
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
