import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annulledBreach, breachCauseOf, callbackState, failedAttempts, firstAttempt } from '#domain/case/callback.ts';
import type { Attempt, BreachCause, Case, Round } from '#domain/case/case.ts';
import { caseOf, duty } from '../../contract/examples.ts';
import { closedUntil, lead, owner, second, story, tries } from './stages.ts';

const round = caseOf('f1').rounds[0]!;
const attempt = (occurred: number, recorded = occurred): Attempt => ({
  outcome: 'busy',
  by: 'agent-li',
  occurredAt: second(occurred),
  recordedAt: second(recorded),
});
const withAttempts = (...attempts: Attempt[]): Round => ({ ...round, attempts });

describe('the callback', () => {
  test('is pending until it is due, to the millisecond', () => {
    expect(callbackState(round, round.dueAt)).toBe('pending');
    expect(callbackState(round, round.dueAt + 1)).toBe('breached');
  });

  test('is met by an attempt in time and breached by a late one, whenever one asks', () => {
    for (const now of [second(299), second(301), second(99_999)]) {
      expect(callbackState(withAttempts(attempt(300)), now)).toBe('met');
      expect(callbackState(withAttempts(attempt(300.001)), now)).toBe('breached');
    }
  });

  test('depends on nothing but its earliest attempt, in whatever order they were recorded', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 5 }), fc.nat(2000), (tried, now) => {
        const asRecorded = withAttempts(...tried.map((n) => attempt(n, 800)));
        expect(firstAttempt(asRecorded.attempts)).toBe(second(Math.min(...tried)));
        expect(callbackState(asRecorded, second(now))).toBe(Math.min(...tried) <= 300 ? 'met' : 'breached');
      }),
    );
  });

  test('is flagged as recorded late only when nothing was recorded before it was due', () => {
    expect(annulledBreach(withAttempts(attempt(290, 310)))).toBe(true);
    expect(annulledBreach(withAttempts(attempt(306), attempt(290, 310)))).toBe(true);
    expect(annulledBreach(withAttempts(attempt(290, 300)))).toBe(false);
    expect(annulledBreach(withAttempts(attempt(310)))).toBe(false);
    expect(annulledBreach(withAttempts(attempt(100), attempt(290, 310)))).toBe(false);
    expect(annulledBreach(round)).toBe(false);
  });

  test('counts as failed whatever found nobody, not what was put off', () => {
    const put = (outcome: Attempt['outcome']) => ({ ...attempt(1), outcome });
    expect(failedAttempts(withAttempts(put('busy'), put('later'), put('unsafe'), put('hungup')))).toBe(2);
  });
});

describe('why nobody had called by then', () => {
  const causeOf = (c: Case) => c.timeline.find((e) => e.type === 'breached')?.cause;
  const nobody = { ...duty, onDuty: () => [] };
  const onlyLead: typeof duty = { ...duty, onDuty: (team, level, at) => (level === 'lead' ? duty.onDuty(team, level, at) : []) };
  const late = { submittedAt: second(0), receivedAt: second(61) };

  test.each<[BreachCause, string, () => Case]>([
    ['nobody claimed', 'everybody was told and nobody took it', () => story([[310, null]])],
    [
      'claimed but no attempt',
      'somebody took it and did not call',
      () =>
        story([
          [200, { type: 'claim' }],
          [310, null],
        ]),
    ],
    [
      'claimed but no attempt',
      'a claim expired, and nobody followed',
      () =>
        story([
          [20, { type: 'claim' }],
          [310, null],
        ]),
    ],
    [
      'nobody claimed',
      'it was claimed only when it was too late',
      () =>
        story([
          [301, { type: 'claim' }],
          [310, null],
        ]),
    ],
    ['nobody on duty', 'nobody was there at any level', () => story([[310, null]], {}, nobody)],
    ['nobody claimed', 'only a lead was there', () => story([[310, null]], {}, onlyLead)],
    ['outside hours', 'the shift began and half an hour passed', () => story([[6000, null]], {}, closedUntil(3600))],
    ['late intake', 'it came to us over a minute late', () => story([[310, null]], late)],
    ['nobody claimed', 'it came to us just within the minute', () => story([[310, null]], { ...late, receivedAt: second(60) })],
    ['late intake', 'it came over an hour late', () => story([[4500, null]], { submittedAt: second(0), receivedAt: second(4000) })],
  ])('%s: %s', (cause, _, tell) => expect(causeOf(tell())).toBe(cause));

  test('slow judgement: over thirty seconds between receipt and case', () => {
    expect(breachCauseOf(caseOf('f1', {}, second(31)), caseOf('f1', {}, second(31)).rounds[0]!)).toBe('slow judgement');
    expect(breachCauseOf(caseOf('f1', {}, second(30)), caseOf('f1', {}, second(30)).rounds[0]!)).toBe('nobody claimed');
  });

  test('the first thing that went wrong is named: intake, then judgement, then the claim, then the rota; held cases had the night for the first two', () => {
    const claim = { at: second(50), type: 'claimed', actor: 'agent-li', round: 1 } as const;
    const skipped = { at: second(50), skipped: true, claim: 0 };
    const c: Case = { ...caseOf('f1'), timeline: [claim] };
    const worst: Round = {
      ...round,
      receivedAt: round.submittedAt + 90_000,
      openedAt: round.submittedAt + 130_000,
      held: false,
      ran: { owner: skipped },
    };
    const inTime = { receivedAt: round.receivedAt, openedAt: round.openedAt };
    expect(breachCauseOf(c, worst)).toBe('late intake');
    expect(breachCauseOf(c, { ...worst, receivedAt: round.submittedAt + 60_000 })).toBe('slow judgement');
    expect(breachCauseOf(c, { ...worst, ...inTime })).toBe('claimed but no attempt');
    expect(breachCauseOf(c, { ...worst, held: true })).toBe('claimed but no attempt');
    expect(breachCauseOf(caseOf('f1'), { ...worst, held: true })).toBe('outside hours');
    expect(breachCauseOf(caseOf('f1'), { ...worst, ...inTime })).toBe('nobody on duty');
    expect(breachCauseOf(caseOf('f1'), { ...worst, ...inTime, ran: { owner: skipped, lead: { ...skipped, skipped: false } } })).toBe(
      'nobody claimed',
    );
  });

  test('a claim of another round is no excuse', () => {
    const claim = { at: second(50), type: 'claimed', actor: 'agent-li', round: 1 } as const;
    expect(breachCauseOf({ ...caseOf('f1'), timeline: [claim] }, { ...round, number: 2 })).toBe('nobody claimed');
  });

  test('a case that a lead gave to somebody was in hand: no attempt, not "nobody claimed"', () => {
    const toClaims = { type: 'transfer', team: 'claims', receiver: 'agent-sun' } as const;
    expect(
      causeOf(
        story([
          [200, toClaims, lead],
          [310, null],
        ]),
      ),
    ).toBe('claimed but no attempt');
  });

  test('the breach is dated by when it was due, however late it is noticed, and stands when a call comes after it', () => {
    const c = story([
      [250, { type: 'claim' }, owner],
      [330, tries('reached', second(330))],
    ]);
    const breach = c.timeline.filter((e) => e.type === 'breached');
    expect(breach).toMatchObject([{ at: round.dueAt, cause: 'claimed but no attempt' }]);
    expect(c.rounds[0]!.breachCause).toBe('claimed but no attempt');
  });
});
