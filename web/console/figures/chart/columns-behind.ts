import type { Pick } from './drawing.ts';
import { hatching } from './drawing.ts';
import type { Palette } from './palette.ts';

/** A transparent bar behind each day, as high as the scale: the whole column opens the day, and a day that is not over is hatched. */
export const columnsBehind = (picks: Pick[], top: number, unfinished: boolean, palette: Palette) => ({
  type: 'bar',
  name: '',
  barWidth: '100%',
  z: 0,
  itemStyle: { color: 'transparent' },
  emphasis: { itemStyle: { color: palette.grid, opacity: 0.35 } },
  tooltip: { show: false },
  data: picks.map((pick, at) => ({
    value: top,
    pick,
    ...(unfinished && at === picks.length - 1 ? { itemStyle: { color: 'transparent', decal: hatching(palette.grid) } } : {}),
  })),
});

const dashes = ['solid', [8, 4], [2, 3]] as const;

type Point = number | null | { value: number | null; symbol?: string; itemStyle?: object };
/** A line with its name at its end, told apart by dashes too. */
export const namedLine = (name: string, at: number, data: Point[], palette: Palette, color = palette.series[at]!) => ({
  type: 'line',
  name,
  data,
  z: 3 + at,
  silent: true,
  symbol: 'circle',
  symbolSize: 5,
  showAllSymbol: data.length <= 120,
  showSymbol: data.length <= 120,
  lineStyle: { color, width: 2, type: dashes[at % dashes.length] },
  itemStyle: { color },
  endLabel: { show: true, formatter: '{a}', color, distance: 8, backgroundColor: palette.surface, padding: [1, 2] },
  labelLayout: { moveOverlap: 'shiftY' },
});

/** Few: the point is hollow. */
export const pointOf = (value: number | null, few: boolean, color: string, surface: string): Point =>
  value === null || !few ? value : { value, itemStyle: { color: surface, borderColor: color, borderWidth: 2 } };
