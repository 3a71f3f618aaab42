import { describe, expect, test } from 'vitest';
import { whyNotOwed } from '#domain/alert/still-owed.ts';
import { act } from '#domain/case/act.ts';
import { type Action, type Actor, isRefusal } from '#domain/case/action.ts';
import { type Case, isClosed, matterStates } from '#domain/case/case.ts';
import { settle } from '#domain/escalation/settle.ts';
import { duty } from '../../contract/examples.ts';
import { context, type Happening, lead, other, owner, second, stages, story, tries } from './stages.ts';

const toChen: Action = { type: 'reassign', person: 'agent-chen', noteId: 'n1' };
const sunHelps: Action = { type: 'helpers', person: 'agent-sun' };
const does = (c: Case, action: Action, actor: Actor = lead, at = 400) => act(c, action, actor, context(second(at)));
function kept(c: Case, action: Action, actor: Actor = lead, at = 400) {
  const done = does(c, action, actor, at);
  if (isRefusal(done)) throw new Error(done.detail);
  return settle(done.case, c, duty, second(at));
}
const told = (settled: ReturnType<typeof kept>) => settled.alerts.map(({ alert }) => [alert.step, alert.recipient]);

describe('a lead gives a case to somebody else', () => {
  test.each(['open', 'held', 'reopened', 'claimed'] as const)('one that is %s is claimed by that person from then on', (state) => {
    const settled = kept(stages[state], toChen, lead, 100);
    expect(settled.case.matter).toEqual({ state: 'claimed', owner: 'agent-chen', claimedAt: second(100) });
    expect(settled.case.claims).toBe(stages[state].claims + 1);
    expect(settled.case.timeline).toContainEqual(
      expect.objectContaining({ type: 'reassigned', actor: 'lead-wang', people: ['agent-chen'], noteId: 'n1' }),
    );
    expect(told(settled)).toContainEqual(['reassigned-1', 'agent-chen']);
  });

  test('the claim it gives expires like any other', () => {
    const c = kept(stages.open, toChen, lead, 20).case;
    expect(settle(c, c, duty, second(139)).case.matter.state).toBe('claimed');
    expect(settle(c, c, duty, second(140)).case.matter.state).toBe('open');
  });

  test('one that was reached stays so; who reached the customer stays named', () => {
    const { case: c } = kept(stages.contacted, toChen);
    expect(c).toMatchObject({
      firstContactOwner: 'agent-li',
      matter: { state: 'contacted', owner: 'agent-chen', contactedAt: second(20) },
    });
  });

  test('one that was handed over comes back to the callback desk', () => {
    const away: Happening[] = [
      [10, { type: 'claim' }],
      [20, tries('reached', second(20))],
      [30, { type: 'transfer', team: 'claims', receiver: 'agent-sun' }],
    ];
    expect(kept(story(away), toChen).case).toMatchObject({ team: 'callback-national', matter: { owner: 'agent-chen' } });
    expect(kept(story(away), toChen).case.handlingTeam).toBeUndefined();
  });

  test.each(matterStates)('nobody but a lead, and nothing that is over or resolved (%s)', (state) => {
    for (const actor of [owner, other]) expect(does(stages[state], toChen, actor)).toMatchObject({ refused: 'forbidden' });
    const over = state === 'resolved' || isClosed(stages[state]);
    expect(isRefusal(does(stages[state], toChen))).toBe(over);
  });

  test('not to whoever has it', () => {
    expect(does(stages.claimed, { type: 'reassign', person: 'agent-li' })).toMatchObject({ refused: 'conflict', owner: 'agent-li' });
  });

  test('to oneself without an alert', () => {
    expect(told(kept(stages.contacted, { type: 'reassign', person: 'lead-wang' }))).toEqual([]);
  });
});

describe('a lead gives a case back to the team', () => {
  const back: Action = { type: 'reassign', person: null };

  test('while it is claimed and nobody was reached; what was due meanwhile is said at once', () => {
    const settled = kept(stages.claimed, back, lead, 130);
    expect(settled.case.matter).toEqual({ state: 'open' });
    expect(settled.case.timeline).toContainEqual(expect.objectContaining({ type: 'released', actor: 'lead-wang' }));
    expect(told(settled).map(([step]) => step)).toContain('lead');
  });

  test.each(matterStates.filter((state) => state !== 'claimed'))('not when it is %s', (state) =>
    expect(does(stages[state], back)).toMatchObject({ refused: 'conflict' }),
  );

  test('or to who had it before, only as long as nothing else has happened', () => {
    const given = kept(stages.claimed, toChen, lead, 20).case;
    const undo: Action = { type: 'reassign', person: 'agent-li', ifVersion: given.version };
    expect(kept(given, undo, lead, 25).case.matter).toMatchObject({ state: 'claimed', owner: 'agent-li' });
    const noted = kept(given, { type: 'notes', noteId: 'n2' }, other, 22).case;
    for (const late of [undo, { ...back, ifVersion: given.version } as Action])
      expect(does(noted, late, lead, 25)).toMatchObject({ refused: 'conflict', detail: expect.stringContaining('has happened since') });
  });
});

describe('the help of a colleague ends', () => {
  const leaves: Action = { type: 'dismiss', person: 'agent-sun' };
  const helped = kept(stages.contacted, sunHelps).case;

  test('when the owner or a lead says so; nobody is alerted, and the colleague may be asked again', () => {
    for (const actor of [owner, lead]) {
      const settled = kept(helped, leaves, actor, 500);
      expect(settled.case.helpers).toEqual([]);
      expect(settled.case.timeline.at(-1)).toMatchObject({ type: 'helper-left', actor: actor.id, people: ['agent-sun'] });
      expect(told(settled)).toEqual([]);
      expect(told(kept(settled.case, sunHelps, actor, 510))).toEqual([['helper-joined-2', 'agent-sun']]);
    }
  });

  test('not by others, not of who does not help, not when it is over', () => {
    expect(does(helped, leaves, other)).toMatchObject({ refused: 'forbidden' });
    expect(does(helped, leaves, { id: 'agent-sun', role: 'agent' })).toMatchObject({ refused: 'forbidden' });
    expect(does(stages.contacted, leaves)).toMatchObject({ refused: 'conflict' });
    expect(does({ ...stages.confirmed, helpers: ['agent-sun'] }, leaves)).toMatchObject({ refused: 'conflict' });
  });

  test('withdraws an alert that asked for it and has not gone out', () => {
    const [asked] = kept(stages.contacted, sunHelps).alerts;
    expect(whyNotOwed(helped, asked!.alert)).toBeNull();
    expect(whyNotOwed(kept(helped, leaves, owner, 500).case, asked!.alert)).not.toBeNull();
  });
});

describe('a colleague is asked to help', () => {
  test('by the owner or a lead; the colleague is alerted, the owner stays', () => {
    for (const actor of [owner, lead]) {
      const settled = kept(stages.contacted, sunHelps, actor);
      expect(settled.case).toMatchObject({ helpers: ['agent-sun'], matter: stages.contacted.matter, claims: stages.contacted.claims });
      expect(settled.case.timeline.at(-1)).toMatchObject({ type: 'helper-joined', people: ['agent-sun'] });
      expect(told(settled)).toEqual([['helper-joined-1', 'agent-sun']]);
    }
  });

  test('not by others, not twice, not the owner', () => {
    expect(does(stages.contacted, sunHelps, other)).toMatchObject({ refused: 'forbidden' });
    const helped = kept(stages.contacted, sunHelps).case;
    expect(does(helped, sunHelps)).toMatchObject({ refused: 'conflict' });
    expect(does(stages.contacted, { type: 'helpers', person: 'agent-li' })).toMatchObject({ refused: 'conflict' });
    expect(told(kept(helped, { type: 'helpers', person: 'agent-chen' }))).toEqual([['helper-joined-2', 'agent-chen']]);
  });

  test.each(matterStates)('for as long as the case is not over (%s)', (state) =>
    expect(isRefusal(does(stages[state], sunHelps))).toBe(isClosed(stages[state])),
  );

  test('stays one through a new round', () => {
    const helped = kept(stages.resolved, sunHelps).case;
    expect(kept(helped, { type: 'reopen' }).case.helpers).toEqual(['agent-sun']);
  });
});
