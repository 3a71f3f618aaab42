import { shares } from '../columns.ts';
import type { Row } from '../figures.ts';
import { percent } from '../format.ts';
import { bandOf } from './band.ts';
import { columnsBehind, namedLine, pointOf } from './columns-behind.ts';
import { type Drawing, escaped } from './drawing.ts';
import type { Palette } from './palette.ts';
import type { TrendWords } from './time-trend.ts';

type ShareTrend = { days: Row[]; unfinished: boolean; finding: string; palette: Palette; name: string; words: TrendWords };

/** The share in time, day by day, in the band of its 95 % interval. */
export function shareTrend({ days, unfinished, finding, palette, name, words }: ShareTrend): Drawing {
  const measured = days.map(({ now }) => shares.withinTarget.of(now));
  const color = palette.series[0]!;
  const tooltip = (at: number) => {
    const { value, n, bounds, worth } = measured[at]!;
    const told = n === 0 ? [] : value === null ? [words.few(n)] : [percent(value), words.margin({ kind: 'share' }, bounds!) ?? ''];
    const few = worth === 'few' ? [words.few(n)] : value === null && n > 0 ? [] : [words.n(n)];
    return [words.day(days[at]!.key), ...told, ...few].map(escaped).join('<br>');
  };
  const option = {
    animation: false,
    grid: { left: 8, right: 72, top: 16, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: days.map(({ key }) => words.day(key)) },
    yAxis: { type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { formatter: percent } },
    tooltip: { trigger: 'axis', formatter: (marks: { dataIndex: number }[]) => tooltip(marks[0]!.dataIndex) },
    series: [
      columnsBehind(
        days.map(({ key }) => ({ figure: 'breached', by: 'day', key })),
        1,
        unfinished,
        palette,
      ),
      ...bandOf(
        'share',
        measured.map(({ value, bounds }) => (value === null ? null : bounds)),
        color,
      ),
      namedLine(
        name,
        0,
        measured.map(({ value, worth }) => pointOf(value, worth === 'few', color, palette.surface)),
        palette,
      ),
    ],
  };
  return { option, finding };
}
