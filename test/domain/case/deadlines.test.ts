import { describe, expect, test } from 'vitest';
import { act } from '#domain/case/act.ts';
import { isRefusal } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { deadlinesOf } from '#domain/case/deadlines.ts';
import { joinCase } from '#domain/case/open-case.ts';
import { duty, feedbackOf } from '../../contract/examples.ts';
import { closedUntil, context, lead, second, stages, story, tries } from './stages.ts';

const at = (n: number) => new Date(second(n)).toISOString();
const shown = (c: Case, now: number) => deadlinesOf(c, second(now), 'Asia/Shanghai');
const first = (c: Case, now = 100) => shown(c, now)[0]!;

describe('the deadlines of a case', () => {
  test('the callback, with its due time, state and reason in both languages', () => {
    expect(shown(stages.open, 100)).toEqual([
      {
        kind: 'callback',
        round: 1,
        dueAt: at(300),
        state: 'pending',
        reason: { zh: '客户提交后 5 分钟内首次回访', en: 'first attempt due 5 min after the customer pressed send' },
      },
    ]);
  });

  test('a breach is shown the moment it is one, with its cause, also before it is recorded', () => {
    expect(first(stages.open, 300).state).toBe('pending');
    expect(first(stages.open, 300.001)).toMatchObject({ state: 'breached', cause: 'nobody claimed' });
    expect(first(story([[310, null]]), 999)).toMatchObject({ state: 'breached', cause: 'nobody claimed' });
  });

  test('a call in time that was recorded late is met, without a cause, and flagged', () => {
    const c = story([
      [250, { type: 'claim' }],
      [310, tries('reached', second(299))],
    ]);
    expect(first(c, 999)).toMatchObject({ state: 'met', recordedLate: true });
    expect(first(c, 999)).not.toHaveProperty('cause');
    expect(first(stages.contacted, 999)).not.toHaveProperty('recordedLate');
  });

  test('the end of a claim is shown as long as nobody has called', () => {
    expect(shown(stages.claimed, 100)).toMatchObject([
      { kind: 'callback' },
      { kind: 'claim', dueAt: at(130), state: 'pending', reason: { en: expect.stringContaining('2 min') } },
    ]);
    expect(shown(stages.contacted, 100).map(({ kind }) => kind)).not.toContain('claim');
  });

  test('the end of waiting for the customer is shown while it is resolved', () => {
    expect(shown(stages.resolved, 100)).toMatchObject([
      { kind: 'callback', state: 'met' },
      { kind: 'confirmation', dueAt: at(30 + 259_200) },
    ]);
    expect(shown(stages.confirmed, 100)).toHaveLength(1);
  });

  test('every round has a deadline of its own', () => {
    const c = joinCase(stages.contacted, feedbackOf('f2', { submittedAt: second(600), receivedAt: second(601) }), context(second(602)));
    expect(shown(c, 700).map((d) => [d.kind, d.round, d.dueAt, d.state])).toEqual([
      ['callback', 1, at(300), 'met'],
      ['callback', 2, at(900), 'pending'],
    ]);
  });

  test('are a function of the history alone: what was decided does not change with the hour', () => {
    for (const c of [stages.confirmed, stages.unconfirmed, stages['closed-unreached'], story([[310, null]])])
      expect(shown(c, 1_000_000)).toEqual(shown(c, 400));
  });
});

describe('the reason of a deadline', () => {
  test('outside service hours names the day and the time allowed', () => {
    const held = story([], {}, closedUntil(20 * 3600));
    expect(first(held)).toMatchObject({
      dueAt: at(20 * 3600 + 1800),
      reason: { en: 'Sent outside service hours: due 30 min after the shift of 2026-11-21 begins' },
    });
    expect(first(held).reason.zh).toContain('2026-11-21');
  });

  test('received over an hour late counts from receipt', () => {
    const late = story([], { submittedAt: second(0), receivedAt: second(4000) });
    expect(first(late, 4100)).toMatchObject({
      dueAt: at(4300),
      reason: { en: 'Received over an hour after it was sent: due 5 min after receipt' },
    });
  });

  test('when an earlier promise came in, explains the due time that stands', () => {
    const late = story([], { submittedAt: second(0), receivedAt: second(4000) });
    const pulled = joinCase(late, feedbackOf('f2', { submittedAt: second(3900), receivedAt: second(4010) }), context(second(4011)));
    expect(first(pulled, 4100)).toMatchObject({
      dueAt: at(4200),
      reason: { en: 'first attempt due 5 min after the customer pressed send' },
    });
  });

  const reopened = (staff = duty) => {
    const again = act(stages.resolved, { type: 'reopen' }, lead, context(second(5000), { duty: staff }));
    if (isRefusal(again)) throw new Error(again.detail);
    return again.case;
  };

  test('of a matter taken up again by staff does not claim that the customer pressed send', () => {
    expect(shown(reopened(), 5001)[1]).toMatchObject({ dueAt: at(5300), reason: { en: 'Round 2: due 5 min after the case was reopened' } });
  });

  test('of a matter taken up again outside service hours names the shift', () => {
    expect(shown(reopened(closedUntil(20 * 3600)), 5001)[1]).toMatchObject({
      dueAt: at(20 * 3600 + 1800),
      reason: { en: 'Sent outside service hours: due 30 min after the shift of 2026-11-21 begins' },
    });
  });

  test('of a matter taken up again by staff, when the customer had meanwhile spoken, counts from the customer', () => {
    const pulled = joinCase(reopened(), feedbackOf('f2', { submittedAt: second(4950), receivedAt: second(5010) }), context(second(5011)));
    expect(shown(pulled, 5020)[1]).toMatchObject({
      dueAt: at(5250),
      reason: { en: 'Round 2: first attempt due 5 min after the customer pressed send' },
    });
  });
});
