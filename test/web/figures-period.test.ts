import { describe, expect, test } from 'vitest';
import { askedIn, behindQueryOf, openedIn, paramsOf } from '../../web/console/figures/asked.ts';
import { faultOf, presetOf, presets } from '../../web/console/figures/period.ts';

// A Tuesday.
const today = '2026-11-24';
const asked = (search: string, ownTeams: string[] | null = null) => askedIn(new URLSearchParams(search), today, ownTeams);

describe('periods with a name', () => {
  test.each([
    ['this-week', '2026-11-23', '2026-11-24'],
    ['last-week', '2026-11-16', '2026-11-22'],
    ['this-month', '2026-11-01', '2026-11-24'],
    ['last-7', '2026-11-18', '2026-11-24'],
    ['last-28', '2026-10-28', '2026-11-24'],
    ['last-90', '2026-08-27', '2026-11-24'],
  ] as const)('%s', (name, from, to) => {
    expect(presets[name](today)).toEqual({ from, to });
    expect(presetOf({ from, to }, today)).toBe(name);
  });

  test('on a Sunday the week is the one that ends', () => {
    expect(presets['this-week']('2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(presets['last-week']('2026-11-22')).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  });

  test('other days have no name', () => {
    expect(presetOf({ from: '2026-11-02', to: '2026-11-03' }, today)).toBeNull();
  });
});

test.each([
  [{ from: '2026-11-01', to: today }, null],
  [{ from: '', to: today }, 'missing'],
  [{ from: '2026-13-01', to: today }, 'missing'],
  [{ from: '2026-11-03', to: '2026-11-02' }, 'order'],
  [{ from: '2026-11-03', to: '2026-11-25' }, 'future'],
  [{ from: '2025-10-21', to: today }, null],
  [{ from: '2025-10-20', to: today }, 'tooLong'],
] as const)('%o: %s', (period, fault) => {
  expect(faultOf(period, today)).toBe(fault);
});

describe('an address asks for', () => {
  test('its period, hours and filters', () => {
    expect(asked('from=2026-11-01&to=2026-11-21&hours=all&line=motor&severity=high&unknown=1')).toEqual({
      from: '2026-11-01',
      to: '2026-11-21',
      hours: 'all',
      filters: { line: 'motor', severity: 'high' },
    });
  });

  test('the last 28 days in duty hours when it says nothing, or nonsense', () => {
    const usual = { ...presets['last-28'](today), hours: 'duty', filters: {} };
    expect(asked('')).toEqual(usual);
    expect(asked('from=2026-11-30&to=2026-11-01&hours=night')).toEqual(usual);
  });

  test('one of a lead’s own teams, whatever else is asked for', () => {
    const own = ['callback-north', 'callback-east'];
    expect(asked('', own).filters).toEqual({ team: 'callback-north' });
    expect(asked('team=callback-east', own).filters).toEqual({ team: 'callback-east' });
    expect(asked('team=callback-south&line=motor', own).filters).toEqual({ team: 'callback-north', line: 'motor' });
  });

  test('the cases behind a number, which it finds again', () => {
    const opened = { figure: 'breached:nobody-claimed', by: 'region', key: 'unknown', before: true } as const;
    expect(openedIn(new URLSearchParams(paramsOf(opened)))).toEqual(opened);
    expect(openedIn(new URLSearchParams('from=2026-11-01'))).toBeNull();
  });
});

test('cases of the period before are asked for with the same filters and hours', () => {
  const week = asked('from=2026-11-09&to=2026-11-15&team=callback-north');
  expect(behindQueryOf(week, { figure: 'breached', before: true })).toEqual({
    from: '2026-11-02',
    to: '2026-11-08',
    team: 'callback-north',
    figure: 'breached',
    hours: 'duty',
  });
  expect(behindQueryOf(week, { figure: 'met', by: 'day', key: '2026-11-10' })).toMatchObject({
    from: '2026-11-09',
    by: 'day',
    key: '2026-11-10',
  });
});
