import type { Margin } from '../columns.ts';

type Bounds = { low: number; high: number };

/**
 * The 95 % interval behind a line, as a band; a day between days without one gets a block, because a band needs two. Days that cannot
 * be bounded on both sides have none: their points are hollow.
 */
export function bandOf(stack: string, margins: (Margin | null)[], color: string) {
  const bounds = margins.map((margin): Bounds | null => {
    const { low, high } = margin ?? { low: null, high: null };
    return low === null || high === null ? null : { low, high };
  });
  const isAlone = (at: number) => !bounds[at - 1] && !bounds[at + 1];
  const part = (kind: 'line' | 'bar', filled: boolean, shown: (at: number) => boolean) => ({
    type: kind,
    name: '',
    stack: `${stack} ${kind}`,
    silent: true,
    tooltip: { show: false },
    ...(kind === 'line'
      ? { symbol: 'none', lineStyle: { opacity: 0 }, ...(filled ? { areaStyle: { color, opacity } } : {}) }
      : { barWidth: 8, barGap: '-100%', itemStyle: filled ? { color, opacity: 2 * opacity } : { color: 'transparent' } }),
    data: bounds.map((b, at) => (b === null || !shown(at) ? null : filled ? b.high - b.low : b.low)),
  });
  const together = (at: number) => !isAlone(at);
  return [part('line', false, together), part('line', true, together), part('bar', false, isAlone), part('bar', true, isAlone)];
}
const opacity = 0.18;
