import { expect } from 'vitest';
import type { Insurer } from '#domain/insurer.ts';
import { click, scenario } from './scenario.ts';

const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };
const openFrom =
  (from: string, to: string, days = [1, 2, 3, 4, 5], observesHolidays = true) =>
  (i: Insurer): Insurer => ({
    ...i,
    calendars: i.calendars.map((c) => ({ ...c, hours: [{ days, from, to }], observesHolidays })),
  });
const second = (at: string) => (Date.parse(at) - click) / 1000;

scenario(
  'outside service hours a case is held, nobody is woken, and it is due thirty minutes after the shift begins',
  async ({ 周女士, li, at, theCase }) => {
    await 周女士.answers(angry);
    expect(theCase().matter).toEqual({ state: 'held', until: Date.parse('2026-11-20T13:30:00+08:00') });
    expect(theCase().rounds[0]!.dueAt).toBe(Date.parse('2026-11-20T14:00:00+08:00'));
    await at(second('2026-11-20T13:29:59+08:00'));
    expect(theCase().matter.state).toBe('held');
    await at(second('2026-11-20T13:30:01+08:00'));
    li.isAlerted('owner', second('2026-11-20T13:30:00+08:00'));
    await li.claims();
    await li.records('reached');
  },
  openFrom('13:30', '22:00'),
);

scenario(
  'a held case may be claimed before its shift',
  async ({ 周女士, li, theCase }) => {
    await 周女士.answers(angry);
    await li.claims();
    await li.records('reached');
    expect(theCase().matter.state).toBe('contacted');
  },
  openFrom('13:30', '22:00'),
);

scenario(
  'the ladder of a held case is stretched over its thirty minutes',
  async ({ 周女士, at, theCase, world, ignoresAlertsSoFar }) => {
    await 周女士.answers(angry);
    await at(second('2026-11-20T14:00:02+08:00'));
    const steps = world.sent.map((s) => [s.step, Math.round((s.at - Date.parse('2026-11-20T13:30:00+08:00')) / 60_000)]);
    expect(steps.filter(([step]) => step !== 'team')).toEqual([
      ['owner', 0],
      ['lead', 12],
      ['supervisor', 18],
      ['duty-manager', 24],
    ]);
    expect(theCase().rounds[0]!.breachCause).toBe('outside hours');
    ignoresAlertsSoFar();
  },
  openFrom('13:30', '22:00'),
);

scenario(
  'in a year without official holidays the weekly hours alone count',
  async ({ customer, theCase, world }) => {
    await world.passTo(Date.parse('2027-01-01T08:00:00+08:00'));
    await customer('无假期数据').answers(angry);
    expect(theCase('无假期数据').matter).toMatchObject({ until: Date.parse('2027-01-01T09:00:00+08:00') });
  },
  openFrom('09:00', '18:00'),
);
