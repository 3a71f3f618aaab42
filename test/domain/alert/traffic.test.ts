import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, enter, type Limit, type Outlet, unused } from '#domain/alert/traffic.ts';

const wave = { alerts: 3, withinSeconds: 60 };
const second = (n: number) => 1_000_000 + n * 1000;

/** What becomes of messages that come at those seconds, in order. */
function runThrough(at: number[], entry: Entry): { passed: number[]; summaries: Set<number>; outlet: Outlet } {
  let outlet = unused;
  const passed: number[] = [];
  const summaries = new Set<number>();
  for (const n of at) {
    const { place, after } = enter(outlet, entry, second(n));
    outlet = after;
    if (place.passes) passed.push(n);
    else summaries.add((place.summaryAt - second(0)) / 1000);
  }
  return { passed, summaries, outlet };
}

describe('a wave', () => {
  test('lets the first alerts through and has the rest wait for one summary a minute after the first', () => {
    const { passed, summaries } = runThrough([0, 1, 2, 3, 4, 50], { severity: 'normal', wave });
    expect(passed).toEqual([0, 1, 2]);
    expect([...summaries]).toEqual([60]);
  });

  test('is asked for its summary once; by another when that one got lost', () => {
    const { outlet } = runThrough([0, 1, 2, 3], { severity: 'normal', wave });
    const asks = (n: number) => enter(outlet, { severity: 'normal', wave }, second(n)).place;
    const { outlet: busy } = runThrough([0, 1, 2, 3, 40, 41], { severity: 'normal', wave });
    expect(asks(4)).toMatchObject({ passes: false, calls: false });
    expect(enter(busy, { severity: 'normal', wave }, second(42)).place).toMatchObject({ calls: false });
    const lost: Outlet = { ...outlet, sends: [second(80), second(81), second(82)] };
    expect(enter(lost, { severity: 'normal', wave }, second(91)).place).toMatchObject({ passes: false, calls: true });
  });

  test('does not hold up what is urgent', () => {
    const { outlet } = runThrough([0, 1, 2, 3], { severity: 'normal', wave });
    expect(enter(outlet, { severity: 'urgent', wave }, second(5)).place).toEqual({ passes: true });
  });

  test('goes on as long as summaries are needed, then single alerts go out again', () => {
    const { outlet } = runThrough([0, 1, 2, 3], { severity: 'normal', wave });
    const summed = enter(outlet, { severity: 'urgent', wave, isSummary: true }, second(60)).after;
    expect(summed).toMatchObject({ summaryAt: null, lastSummary: second(60) });
    expect(enter(summed, { severity: 'normal', wave }, second(100)).place).toEqual({ passes: false, summaryAt: second(120), calls: true });
    expect(enter(summed, { severity: 'normal', wave }, second(121)).place).toEqual({ passes: true });
  });

  test('three alerts within the hour are none', () => {
    expect(runThrough([0, 30, 61, 91, 122], { severity: 'low', wave }).passed).toHaveLength(5);
  });
});

describe('the limit of a channel', () => {
  const limit: Limit = { messages: 20, perSeconds: 60 };

  test('is never exceeded in any of its windows, whatever comes', () => {
    const anyTraffic = fc.array(
      fc.record({
        pause: fc.integer({ min: 0, max: 30_000 }),
        severity: fc.constantFrom('low', 'normal', 'high', 'urgent'),
        isSummary: fc.boolean(),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(anyTraffic, fc.integer({ min: 1, max: 25 }), (traffic, messages) => {
        let outlet = unused;
        let now = second(0);
        const sends: number[] = [];
        for (const { pause, ...entry } of traffic) {
          now += pause;
          const { place, after } = enter(outlet, { ...entry, limit: { messages, perSeconds: 60 }, wave }, now);
          outlet = after;
          if (place.passes) sends.push(now);
          else expect(place.summaryAt).toBeGreaterThan(now - 30_000);
        }
        for (const [i, at] of sends.entries())
          expect(sends.slice(i).filter((later) => later - at < 60_000).length).toBeLessThanOrEqual(messages);
      }),
    );
  });

  test('keeps places for what is more urgent', () => {
    const room = (severity: string) =>
      runThrough(
        Array.from({ length: 30 }, (_, n) => n / 10),
        { severity, limit },
      ).passed.length;
    expect(['low', 'normal', 'high', 'urgent'].map(room)).toEqual([12, 15, 18, 20]);
  });

  test('that is used up names the moment at which the next place is free', () => {
    const { outlet } = runThrough(
      Array.from({ length: 20 }, (_, n) => n),
      { severity: 'urgent', limit },
    );
    expect(enter(outlet, { severity: 'urgent', limit }, second(30)).place).toEqual({ passes: false, summaryAt: second(62), calls: true });
    expect(enter(outlet, { severity: 'urgent', limit }, second(62)).place).toEqual({ passes: true });
  });

  test('remembers no more than it needs', () => {
    expect(
      runThrough(
        Array.from({ length: 500 }, (_, n) => n * 10),
        { severity: 'normal', limit },
      ).outlet.sends.length,
    ).toBeLessThanOrEqual(8);
  });
});
