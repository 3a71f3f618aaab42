import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Drawing, Pick } from './drawing.ts';
import type { Palette } from './palette.ts';

use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, LabelLayout, SVGRenderer]);

export type Drawn = { draw(drawing: Drawing, palette: Palette): void; end(): void };

/** Draws into an element and follows its size. A click on a mark tells what stands behind it. */
export function drawIn(element: HTMLElement, onPick: (pick: Pick) => void): Drawn {
  const chart: ECharts = init(element, null, { renderer: 'svg' });
  chart.on('click', ({ data }) => {
    const pick = (data as { pick?: Pick } | null)?.pick;
    if (pick) onPick(pick);
  });
  const sizes = new ResizeObserver(() => chart.resize());
  sizes.observe(element);
  let themed: string | null = null;
  return {
    draw({ option, finding }, palette) {
      chart.setOption({ ...option, aria: { enabled: true, label: { description: finding } } }, { notMerge: true });
      // Only a chart that has something to draw takes a theme.
      if (themed !== palette.text) chart.setTheme(themeOf(palette));
      themed = palette.text;
      // A page about to be printed does not wait for the next frame.
      chart.getZr().flush();
    },
    end() {
      sizes.disconnect();
      chart.dispose();
    },
  };
}

function themeOf(palette: Palette) {
  const axis = {
    axisLine: { lineStyle: { color: palette.grid } },
    axisTick: { lineStyle: { color: palette.grid } },
    axisLabel: { color: palette.muted },
    splitLine: { lineStyle: { color: palette.grid, opacity: 0.6 } },
  };
  return {
    color: [...palette.series],
    backgroundColor: 'transparent',
    textStyle: { color: palette.text },
    categoryAxis: axis,
    valueAxis: axis,
    tooltip: { backgroundColor: palette.surface, borderColor: palette.grid, textStyle: { color: palette.text } },
  };
}
