import { type Column, type Margin, timeColumn } from '../columns.ts';
import type { Row } from '../figures.ts';
import { clockOf } from '../format.ts';
import { bandOf } from './band.ts';
import { columnsBehind, namedLine, pointOf } from './columns-behind.ts';
import { type Drawing, escaped, scaleOfSeconds } from './drawing.ts';
import type { Palette } from './palette.ts';

export type TrendWords = {
  day(date: string): string;
  time(seconds: number): string;
  few(n: number): string;
  target: string;
  n(n: number): string;
  margin(kind: Pick<Column, 'kind'>, bounds: Margin): string | null;
};
type TimeTrend = { days: Row[]; target: number; unfinished: boolean; finding: string; palette: Palette; words: TrendWords };

/** The median and the tail of the time to the first attempt, day by day, beside the promise, in the bands of their 95 % intervals. Days with too few are left out. */
export function timeTrend({ days, target, unfinished, finding, palette, words }: TimeTrend): Drawing {
  const read = (percentile: 50 | 90) => days.map(({ now }) => timeColumn('toFirstAttempt', percentile).of(now));
  const [median, tail] = [read(50), read(90)];
  const highest = Math.max(target, ...[...median, ...tail].map(({ value }) => value ?? 0));
  const { top, step } = scaleOfSeconds(highest * 1.05);
  const line = (name: string, at: number, measured: typeof median) =>
    namedLine(
      name,
      at,
      measured.map(({ value, worth }) => pointOf(value, worth === 'few', palette.series[at]!, palette.surface)),
      palette,
    );
  const tooltip = (at: number) => {
    const told = (name: string, { value, n, worth, bounds }: (typeof median)[number]) => {
      if (value === null) return `${name} ${words.few(n)}`;
      const margin = bounds && words.margin({ kind: 'time' }, bounds);
      return [name, words.time(value), margin && `(${margin})`, worth === 'few' && words.few(n)].filter(Boolean).join(' ');
    };
    const { n } = median[at]!;
    const lines = n === 0 ? [] : [told('P50', median[at]!), told('P90', tail[at]!)];
    const all = n === 0 || tail[at]!.worth === 'enough' ? [words.n(n)] : [];
    return [words.day(days[at]!.key), ...lines, ...all].map(escaped).join('<br>');
  };
  const option = {
    animation: false,
    grid: { left: 8, right: 72, top: 16, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: days.map(({ key }) => words.day(key)) },
    yAxis: { type: 'value', min: 0, max: top, interval: step, axisLabel: { formatter: clockOf } },
    tooltip: { trigger: 'axis', formatter: (marks: { dataIndex: number }[]) => tooltip(marks[0]!.dataIndex) },
    series: [
      columnsBehind(
        days.map(({ key }) => ({ figure: 'slowest', by: 'day', key })),
        top,
        unfinished,
        palette,
      ),
      ...[median, tail].flatMap((measured, at) =>
        bandOf(
          `P${at}`,
          measured.map(({ value, bounds }) => (value === null ? null : bounds)),
          palette.series[at]!,
        ),
      ),
      line('P50', 0, median),
      line('P90', 1, tail),
      {
        ...namedLine(
          words.target,
          2,
          days.map(() => target),
          palette,
          palette.muted,
        ),
        showSymbol: false,
      },
    ],
  };
  return { option, finding };
}
