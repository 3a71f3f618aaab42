import { describe, expect, test } from 'vitest';
import { wasRaised, whyNotOwed } from '#domain/alert/still-owed.ts';
import { type Case, type CaseEvent, isClosed, type MatterState, matterStates } from '#domain/case/case.ts';
import { insurer } from '../../contract/examples.ts';
import { type Happening, lead, resolve, second, stages, story, tries } from '../case/stages.ts';

const ladder = insurer.policy.ladder.map((step) => step.id);
/** As the case's own history raised it: the steps that ran, after as many claims as there had been. */
const about = (c: Case, step: string, recipient = 'agent-li', round = c.rounds.length) =>
  whyNotOwed(withEveryStepRun(c), { step, round, claim: c.claims, recipient });
const withEveryStepRun = (c: Case): Case => {
  const ran = Object.fromEntries(ladder.map((step) => [step, { at: c.openedAt, skipped: false, claim: c.claims }]));
  const event = (type: CaseEvent['type'], more: Partial<CaseEvent> = {}): CaseEvent => ({
    at: c.openedAt,
    type,
    actor: 'agent-li',
    round: 1,
    ...more,
  });
  const told = c.rounds.flatMap(({ number: round }) =>
    ladder.map((step) => event('escalated', { round, step, people: ['agent-li', 'agent-chen', 'duty-wu'] })),
  );
  const taken = Array.from({ length: c.claims }, () => [event('claimed'), event('released')]).flat();
  return { ...c, timeline: [...told, ...taken], rounds: c.rounds.map((r) => ({ ...r, ran })) };
};
const unclaimed: MatterState[] = ['open', 'held', 'reopened'];

describe('an alert is still owed', () => {
  test.each(matterStates)('for a step of the ladder, or a case that fell back: only while nobody has it in hand (%s)', (state) => {
    const c = { ...stages[state], claims: Math.max(1, stages[state].claims) };
    for (const step of [...ladder, 'returned'])
      for (const recipient of ['agent-li', 'duty-wu']) expect(about(c, step, recipient) === null).toBe(unclaimed.includes(state));
  });

  test.each(matterStates)('for a case handed over: only to whoever has it now (%s)', (state) => {
    expect(about(stages[state], 'transferred', 'agent-chen')).not.toBeNull();
    const mine = !unclaimed.includes(state) && !isClosed(stages[state]);
    expect(about(stages[state], 'transferred', 'agent-li') === null).toBe(mine);
  });

  test('not of a round that is over', () => {
    for (const step of ladder) expect(about(stages.reopened, step, 'agent-li', 1)).toBe('a newer round has begun');
  });

  test('by every step while nobody has the case in hand, also after a call that found nobody', () => {
    const released = story([
      [10, { type: 'claim' }],
      [20, tries('busy', second(20))],
      [30, { type: 'release' }],
    ]);
    for (const step of ladder) expect(about(released, step)).toBeNull();
  });

  test('not when its writer lost to another change: the history of the case does not know it', () => {
    const raised = { round: 1, recipient: 'agent-li' };
    expect(whyNotOwed(stages.open, { ...raised, step: 'owner', claim: 0 })).toBeNull();
    expect(whyNotOwed(stages.open, { ...raised, step: 'owner', claim: 1 })).toBe('the change that raised it was never written');
    expect(whyNotOwed(stages.open, { ...raised, step: 'duty-manager', claim: 0 })).toBe('the change that raised it was never written');
    expect(whyNotOwed(stages.open, { ...raised, step: 'returned', claim: 7 })).toBe('the change that raised it was never written');
  });

  test('not to somebody the step did not tell: two who opened the case at once may have proposed two owners', () => {
    expect(whyNotOwed(stages.open, { round: 1, step: 'owner', claim: 0, recipient: 'agent-chen' })).toBe(
      'the change that raised it was never written',
    );
  });

  test('not for a falling back that somebody has picked up since', () => {
    const again = withEveryStepRun({ ...stages.open, claims: 3 });
    expect(whyNotOwed(again, { round: 1, step: 'returned', claim: 2, recipient: 'agent-li' })).toBe('the case was claimed since');
    expect(whyNotOwed(again, { round: 1, step: 'returned', claim: 3, recipient: 'agent-li' })).toBeNull();
  });

  test('not for a handing over that lost to another one, even to the same person', () => {
    const raised = { round: 1, step: 'transferred', recipient: 'agent-li' };
    expect(whyNotOwed(stages.claimed, { ...raised, claim: stages.claimed.claims })).toBeNull();
    expect(whyNotOwed(stages.claimed, { ...raised, claim: stages.claimed.claims + 1 })).toBe('the case has been handed on since');
  });

  test('when it was handed over or fell back by the claim of its number, not by another', () => {
    const raised = (c: Case, step: string, claim: number, recipient = 'agent-sun') => wasRaised(c, { step, claim, round: 1, recipient });
    const c = story([
      [10, { type: 'claim' }],
      [20, { type: 'transfer', team: 'claims', receiver: 'agent-sun' }],
      [30, { type: 'transfer', team: 'callback-national', receiver: 'agent-li' }, { id: 'agent-sun', role: 'agent' }],
      [40, { type: 'release' }],
    ]);
    expect([1, 2, 3].map((claim) => raised(c, 'transferred', claim))).toEqual([false, true, false]);
    expect(raised(c, 'transferred', 3, 'agent-li')).toBe(true);
    expect([1, 2, 3, 4].map((claim) => raised(c, 'returned', claim))).toEqual([false, false, true, false]);
  });

  test('or else says why not, in words', () => {
    for (const c of Object.values(stages).map((stage) => ({ ...stage, claims: Math.max(1, stage.claims) })))
      for (const step of [...ladder, 'returned', 'transferred'])
        expect(about(c, step, 'agent-chen') ?? 'a reason').toMatch(/^(the case is \S+|the case has been handed on since|a reason)$/);
  });
});

describe('a reminder of a case that was reached and not resolved', () => {
  test.each(matterStates)('is owed while that is so and no longer (%s)', (state) => {
    const c = stages[state];
    const raised: CaseEvent = {
      at: second(30),
      type: 'escalated',
      actor: 'earshot',
      round: c.rounds.length,
      step: 'unresolved-1',
      people: ['agent-li'],
    };
    const ran = { 'unresolved-1': { at: second(30), skipped: false, claim: c.claims } };
    const reminded = { ...c, timeline: [...c.timeline, raised], rounds: c.rounds.map((r) => ({ ...r, ran })) };
    const reason = whyNotOwed(reminded, { step: 'unresolved-1', round: c.rounds.length, claim: c.claims, recipient: 'agent-li' });
    expect(reason).toBe(state === 'contacted' ? null : `the case is ${state}`);
  });
});

describe('what staff do that others must hear of', () => {
  const sun = { id: 'agent-sun', role: 'agent' } as const;
  const handedOver: Happening[] = [
    [10, { type: 'claim' }],
    [20, tries('reached', second(20))],
    [30, { type: 'transfer', team: 'claims', receiver: 'agent-sun' }],
  ];
  const reason = (c: Case, step: string, claim: number, recipient = 'agent-sun') => whyNotOwed(c, { step, claim, round: 1, recipient });
  const neverWritten = 'the change that raised it was never written';

  test.each<[string, Happening, number, string]>([
    ['nudged-1', [40, { type: 'nudge' }], 2, 'agent-sun'],
    ['ordered-1', [40, { type: 'order' }, lead], 2, 'agent-sun'],
    ['reassigned-1', [40, { type: 'reassign', person: 'agent-chen' }, lead], 3, 'agent-chen'],
    ['helper-joined-1', [40, { type: 'helpers', person: 'agent-ma' }, lead], 2, 'agent-ma'],
  ])('%s is owed to whom it names, as long as it was really done', (step, deed, claim, recipient) => {
    const c = story([...handedOver, deed]);
    expect(reason(c, step, claim, recipient)).toBeNull();
    expect(reason(c, step, claim, 'agent-luo')).not.toBeNull();
    for (const other of [0, 1, 4]) expect(reason(c, step, other, recipient)).toBe(neverWritten);
    expect(reason(story(handedOver), step, 2)).toBe(neverWritten);
  });

  test('asking to hurry and ordering end with the matter in other hands; asking for help does not', () => {
    const deeds: Happening[] = [
      [40, { type: 'nudge' }],
      [50, { type: 'order' }, lead],
      [60, { type: 'helpers', person: 'agent-sun' }, lead],
    ];
    const c = story([...handedOver.slice(0, 2), [25, { type: 'transfer', team: 'claims', receiver: 'agent-luo' }], ...deeds]);
    const on = story([
      ...handedOver.slice(0, 2),
      [25, { type: 'transfer', team: 'claims', receiver: 'agent-luo' }],
      ...deeds,
      [70, { type: 'reassign', person: 'agent-chen' }, lead],
    ]);
    for (const step of ['nudged-1', 'ordered-1']) {
      expect(reason(c, step, 2, 'agent-luo')).toBeNull();
      expect(reason(on, step, 2, 'agent-luo')).toBe('the case is contacted');
    }
    expect([reason(c, 'helper-joined-1', 2), reason(on, 'helper-joined-1', 2)]).toEqual([null, null]);
  });

  test('an order to a team ends when one of them has taken the case: only that one still hears it', () => {
    const c = story([
      [70, { type: 'order' }, lead],
      [80, { type: 'claim' }],
    ]);
    expect(reason(c, 'ordered-1', 0, 'agent-li')).toBeNull();
    expect(reason(c, 'ordered-1', 0, 'agent-chen')).toBe('the case is claimed');
  });

  test('that a transfer was not handled is owed until it is in other hands or resolved', () => {
    const late = story([...handedOver, [7300, null]]);
    expect([reason(late, 'handling-1', 2), reason(late, 'handling-1', 2, 'agent-li')]).toEqual([null, null]);
    expect(reason(story([...handedOver, [7300, null], [7301, resolve, sun]]), 'handling-1', 2)).toBe('the case is resolved');
    const onwards: Happening = [7301, { type: 'transfer', team: 'roadside', receiver: 'agent-tian' }, sun];
    expect(reason(story([...handedOver, [7300, null], onwards]), 'handling-1', 2)).not.toBeNull();
  });
});

describe('an alert belongs to the change that raised it', () => {
  test('a step told before a claim is owed again when that claim has fallen back', () => {
    const fallen = story([
      [70, { type: 'claim' }],
      [80, { type: 'release' }],
    ]);
    expect(whyNotOwed(fallen, { step: 'team', round: 1, claim: 0, recipient: 'agent-chen' })).toBeNull();
    expect(whyNotOwed(fallen, { step: 'returned', round: 1, claim: 0, recipient: 'agent-chen' })).not.toBeNull();
  });

  test('a handing over that never was, was never raised', () => {
    for (const claim of [0, 1, 2, 9])
      expect(wasRaised(stages.claimed, { step: 'transferred', round: 1, claim, recipient: 'agent-li' })).toBe(false);
  });

  test('the same step of two rounds may have told different people', () => {
    const told = (round: number, person: string): CaseEvent => ({
      at: second(1),
      type: 'escalated',
      actor: 'earshot',
      round,
      step: 'owner',
      people: [person],
    });
    const ran = { owner: { at: second(1), skipped: false, claim: 0 } };
    const [first] = stages.open.rounds;
    const c: Case = {
      ...stages.open,
      timeline: [told(1, 'agent-li'), told(2, 'agent-chen')],
      rounds: [1, 2].map((number) => ({ ...first!, number, ran })),
    };
    const knows = (round: number, recipient: string) => wasRaised(c, { step: 'owner', round, claim: 0, recipient });
    expect([knows(1, 'agent-li'), knows(1, 'agent-chen'), knows(2, 'agent-li'), knows(2, 'agent-chen')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
