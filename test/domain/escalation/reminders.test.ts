import { describe, expect, test } from 'vitest';
import { whyNotOwed } from '#domain/alert/still-owed.ts';
import type { Case } from '#domain/case/case.ts';
import { settle } from '#domain/escalation/settle.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { duty } from '../../contract/examples.ts';
import { openIn } from '../calendar/open.ts';
import { closedUntil, second, stages, story, tries } from '../case/stages.ts';

type Told = { at: number; step: string; to: string[] };

/** Lets only time pass until that second; answers who was told what, and the case then. */
function passes(c: Case, until: number, staff: Duty = duty): { told: Told[]; case: Case } {
  const told: Told[] = [];
  let now = c;
  while (now.wakeAt !== null && now.wakeAt <= second(until)) {
    const at = now.wakeAt;
    const { case: next, alerts } = settle(now, now, staff, at, true);
    const owed = alerts.filter(({ alert }) => whyNotOwed(next, alert) === null);
    for (const step of new Set(owed.map(({ alert }) => alert.step)))
      told.push({ at: (at - second(0)) / 1000, step, to: owed.filter((a) => a.alert.step === step).map((a) => a.alert.recipient) });
    now = next;
  }
  return { told, case: now };
}
const reminders = (told: Told[]) => told.filter((t) => /-\d+$/.test(t.step));

describe('a case nobody takes', () => {
  test('is told to team and lead again and again after the ladder is spent, in pauses that double', () => {
    const told = reminders(passes(stages.open, 10_000).told);
    expect(told.map((t) => [t.at, t.step])).toEqual([
      [840, 'reminder-1'],
      [2040, 'reminder-2'],
      [4440, 'reminder-3'],
      [9240, 'reminder-4'],
    ]);
    for (const { to } of told) expect(to).toEqual(['agent-li', 'agent-chen', 'lead-wang']);
  });

  test('is never left alone longer than four hours', () => {
    const at = reminders(passes(stages.open, 200_000).told).map((t) => t.at);
    const pauses = at.slice(1).map((t, i) => t - at[i]!);
    expect(Math.max(...pauses)).toBe(14_400);
    expect(pauses.at(-1)).toBe(14_400);
  });

  test('is told to the next level when neither team nor lead is there', () => {
    const staff: Duty = {
      ...duty,
      onDuty: (team, level, at) => (level === 'agent' || level === 'lead' ? [] : duty.onDuty(team, level, at)),
    };
    expect(reminders(passes(stages.open, 900, staff).told)).toMatchObject([{ to: ['supervisor-zhou'] }]);
  });

  test('with nobody there at all is tried again every ten minutes until somebody comes', () => {
    const staff: Duty = { ...duty, onDuty: (team, level, at) => (at < second(4000) ? [] : duty.onDuty(team, level, at)) };
    const { told, case: c } = passes(story([], {}, staff), 4500, staff);
    expect(told.map((t) => t.step)).toEqual(['reminder-7']);
    expect(c.timeline.filter((e) => e.type === 'step-skipped' && e.step?.startsWith('reminder'))).toHaveLength(6);
  });

  test('is left in peace while the doors are closed, and called to mind when they open', () => {
    const night = closedUntil(30_000);
    const evening: Duty = {
      ...night,
      hours: () => openIn([0, second(500)], [second(30_000), Number.POSITIVE_INFINITY]),
    };
    expect(reminders(passes(stages.open, 30_100, { ...duty, hours: evening.hours }).told).map((t) => t.at)).toEqual([30_000]);
  });

  test('that was given back after a call counts from there', () => {
    const tried = story([
      [20, { type: 'claim' }],
      [30, tries('noanswer', second(30))],
      [40, { type: 'release' }],
    ]);
    expect(reminders(passes(tried, 1000).told)[0]).toMatchObject({ at: 840, step: 'reminder-1' });
  });
});

describe('a case somebody has in hand', () => {
  test('returns to the team an hour after a call that found nobody, when no other followed', () => {
    const tried = story([
      [20, { type: 'claim' }],
      [30, tries('noanswer', second(30))],
    ]);
    expect(passes(tried, 3629).case.matter.state).toBe('claimed');
    const { told, case: c } = passes(tried, 3630);
    expect(c.matter.state).toBe('open');
    expect(told).toMatchObject([{ at: 3630, step: 'team' }, { step: 'lead' }, { step: 'supervisor' }, { step: 'duty-manager' }]);
  });

  test('has the hour again after each call', () => {
    const again = story([
      [20, { type: 'claim' }],
      [30, tries('busy', second(30))],
      [1000, tries('later', second(1000))],
    ]);
    expect(passes(again, 4599).case.matter.state).toBe('claimed');
    expect(passes(again, 4600).case.matter.state).toBe('open');
  });

  test('and reached but did not resolve is called to the owner’s mind every day, from the second day on to the lead’s too', () => {
    const told = reminders(passes(stages.contacted, 3 * 86_400).told);
    expect(told).toEqual([
      { at: 86_420, step: 'unresolved-1', to: ['agent-li'] },
      { at: 172_820, step: 'unresolved-2', to: ['agent-li', 'lead-wang'] },
    ]);
  });

  test('whose owner has left is called to the lead’s mind from the second day on', () => {
    const staff: Duty = { ...duty, channelsOf: (id) => (id === 'agent-li' ? [] : ['screen']) };
    const { told, case: c } = passes(stages.contacted, 172_820, staff);
    expect(told).toEqual([{ at: 172_820, step: 'unresolved-2', to: ['lead-wang'] }]);
    expect(c.timeline.at(-2)).toMatchObject({ type: 'step-skipped', step: 'unresolved-1' });
  });

  test('is not called to mind while work goes on: a further call and a handing over count', () => {
    const working = story([
      [10, { type: 'claim' }],
      [20, tries('reached', second(20))],
      [50_000, tries('noanswer', second(50_000))],
      [100_000, { type: 'transfer', team: 'claims', receiver: 'agent-sun' }],
    ]);
    expect(passes(working, 200_000).told).toEqual([
      { at: 107_201, step: 'handling-1', to: ['agent-sun', 'agent-li'] },
      { at: 186_400, step: 'unresolved-1', to: ['agent-sun'] },
    ]);
  });
});
