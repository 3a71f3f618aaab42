import type { EChartsCoreOption } from 'echarts/core';
import type { Opened } from '../asked.ts';

/** What stands behind a mark. */
export type Pick = Opened;
/** All a chart needs but its colours' theme: what to draw, and what it shows in one sentence. */
export type Drawing = { option: EChartsCoreOption; finding: string };

/** Diagonal lines: few, or not finished. */
export const hatching = (color: string) => ({ symbol: 'rect', color, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 });

/** Tooltips are HTML: whatever is a name from outside is made harmless. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A scale of seconds in round steps, at most six of them. */
export function scaleOfSeconds(highest: number): { top: number; step: number } {
  const step = steps.find((size) => highest / size <= 6) ?? 86_400 * Math.ceil(highest / 6 / 86_400);
  return { top: Math.max(1, Math.ceil(highest / step)) * step, step };
}
const steps = [60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400];
