import { describe, expect, test } from 'vitest';
import { whyNotOwed } from '#domain/alert/still-owed.ts';
import { act } from '#domain/case/act.ts';
import { type Action, type Actor, isRefusal } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { settle } from '#domain/escalation/settle.ts';
import { duty } from '../../contract/examples.ts';
import { context, owner, second, stages, story, tries } from '../case/stages.ts';

const does = (c: Case, action: Action, at: number, actor: Actor = owner) => {
  const done = act(c, action, actor, context(second(at)));
  if (isRefusal(done)) throw new Error(done.detail);
  return settle(done.case, c, duty, second(at));
};

/** Everybody who is really paged in the next eight minutes: told, and still to be told at the moment of sending. */
function paged(start: { case: Case; alerts: ReturnType<typeof settle>['alerts'] }): string[] {
  const told: string[] = [];
  for (let now = start; ; now = settle(now.case, now.case, duty, now.case.wakeAt, true)) {
    told.push(
      ...now.alerts.filter(({ alert }) => whyNotOwed(now.case, alert) === null).map(({ alert }) => `${alert.step}:${alert.recipient}`),
    );
    if (now.case.wakeAt === null || now.case.wakeAt > second(500)) return told;
  }
}

describe('a case that falls back', () => {
  test('before the ladder is spent is left to the steps not yet sent', () => {
    const released = does(stages.claimed, { type: 'release' }, 20);
    expect(released.alerts).toEqual([]);
    expect(paged(released)).toEqual([
      'team:agent-li',
      'team:agent-chen',
      'lead:lead-wang',
      'supervisor:supervisor-zhou',
      'duty-manager:duty-wu',
    ]);
  });

  test('with its ladder spent is told to the team once more, each time it falls back', () => {
    const spent = story([[250, { type: 'claim' }]]);
    const first = does(spent, { type: 'release' }, 260);
    const again = does(does(first.case, { type: 'claim' }, 270).case, { type: 'release' }, 280);
    expect(first.alerts.map(({ alert }) => alert.step)).toEqual(['returned', 'returned']);
    expect(again.alerts).toHaveLength(2);
    expect(new Set([...first.alerts, ...again.alerts].map(({ alert }) => alert.alertId)).size).toBe(4);
  });

  test('while the last steps of its ladder run is told by those alone', () => {
    const c = story([[125, { type: 'claim' }]]);
    const { alerts } = settle(c, c, duty, second(245), true);
    expect(alerts.map(({ alert }) => alert.step)).toEqual(['supervisor', 'duty-manager']);
  });

  test('when its claim expires at the very moment a step is due tells each person once', () => {
    const c = story([[20, { type: 'claim' }]]);
    const { alerts, case: returned } = settle(c, c, duty, second(140), true);
    expect(returned.matter.state).toBe('open');
    expect(alerts.map(({ alert }) => alert.recipient).toSorted()).toEqual(['agent-chen', 'agent-li', 'lead-wang']);
  });

  test.each([40, 260])(
    'after a call that found nobody, released at second %i, is not forgotten: somebody is told that it is free',
    (at) => {
      const tried = story([
        [at - 20, { type: 'claim' }],
        [at - 10, tries('noanswer', second(at - 10))],
      ]);
      const released = does(tried, { type: 'release' }, at);
      expect(released.case.matter.state).toBe('open');
      expect(paged(released)).not.toEqual([]);
    },
  );
});

describe('a case that falls back when nobody of the team is there', () => {
  const noAgents: typeof duty = { ...duty, onDuty: (team, level, at) => (level === 'agent' ? [] : duty.onDuty(team, level, at)) };
  test.each([
    ['with its ladder spent', story([[250, { type: 'claim' }]])],
    [
      'after a call that found nobody',
      story([
        [20, { type: 'claim' }],
        [30, tries('busy', second(30))],
      ]),
    ],
  ])('%s is told to the next level that is', (_, c) => {
    const done = act(c, { type: 'release' }, owner, context(second(310)));
    if (isRefusal(done)) throw new Error(done.detail);
    const { alerts, case: released } = settle(done.case, c, noAgents, second(310));
    expect(released.matter.state).toBe('open');
    expect(alerts.map(({ alert }) => alert.recipient)).toContain('lead-wang');
  });
});

describe('a case that is handed over', () => {
  const to = (team: string, receiver: string): Action => ({ type: 'transfer', team, receiver });
  const sun: Actor = { id: 'agent-sun', role: 'agent' };

  test('tells the receiver, not whoever handed it over', () => {
    expect(does(stages.contacted, to('claims', 'agent-sun'), 40).alerts).toMatchObject([
      { alert: { step: 'transferred', recipient: 'agent-sun' }, channel: 'screen' },
    ]);
    expect(does(stages.contacted, to('callback-national', 'agent-li'), 40).alerts).toEqual([]);
  });

  test('to the same person again is a new alert: the ledger would take a known id for one already sent', () => {
    const first = does(stages.contacted, to('claims', 'agent-sun'), 40);
    const back = does(first.case, to('callback-national', 'agent-li'), 50, sun);
    const again = does(back.case, to('claims', 'agent-sun'), 60);
    expect(again.alerts).toHaveLength(1);
    expect(again.alerts[0]!.alert.alertId).not.toBe(first.alerts[0]!.alert.alertId);
  });
});
