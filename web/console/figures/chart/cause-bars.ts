import type { CausePair } from '../causes.ts';
import { causeKey } from '../causes.ts';
import { type Drawing, escaped, hatching } from './drawing.ts';
import type { Palette } from './palette.ts';

type CauseBars = {
  pairs: CausePair[];
  unfinished: boolean;
  finding: string;
  palette: Palette;
  words: { cause(cause: CausePair['cause']): string; now: string; before: string };
};

/** Why callbacks were late: this period above the one before, from zero, the commonest cause on top. */
export function causeBars({ pairs, unfinished, finding, palette, words }: CauseBars): Drawing {
  const bars = (name: string, at: number, values: (number | null)[], before: boolean, hatched: boolean) => ({
    type: 'bar',
    name,
    barMaxWidth: 14,
    barGap: '10%',
    itemStyle: { color: palette.series[at], ...(hatched ? { decal: hatching(palette.surface) } : {}) },
    label: {
      show: true,
      position: 'right',
      color: palette.text,
      formatter: `{c} {a|${name}}`,
      rich: { a: { color: palette.muted, fontSize: 11 } },
    },
    cursor: 'pointer',
    data: pairs.map(({ cause }, index) => ({
      value: values[index],
      pick: { figure: `breached:${causeKey(cause)}`, ...(before ? { before: true } : {}) },
    })),
  });
  const option = {
    animation: false,
    grid: { left: 8, right: 64, top: 8, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { type: 'value', min: 0, minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: pairs.map(({ cause }) => words.cause(cause)), axisTick: { show: false } },
    tooltip: {
      trigger: 'item',
      formatter: ({ name, seriesName, value }: { name: string; seriesName: string; value: number }) =>
        [name, `${seriesName} ${value}`].map(escaped).join('<br>'),
    },
    series: [
      bars(
        words.now,
        0,
        pairs.map(({ now }) => now),
        false,
        unfinished,
      ),
      bars(
        words.before,
        4,
        pairs.map(({ before }) => before),
        true,
        false,
      ),
    ],
  };
  return { option, finding };
}
