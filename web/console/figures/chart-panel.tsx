import Button from 'antd/es/button';
import { useState } from 'react';
import type { Opened } from './asked.ts';
import { Chart } from './chart/chart.tsx';
import type { Drawing } from './chart/drawing.ts';
import type { Palette } from './chart/palette.ts';
import { type DataColumn, DataTable } from './data-table.tsx';
import { useFiguresWords } from './use-figures-words.ts';

type ChartPanelProps<R> = {
  title: string;
  finding: string;
  note?: string;
  height: number;
  drawing: (palette: Palette) => Drawing;
  table: { columns: DataColumn<R>[]; rows: R[]; keyOf: (row: R) => string };
  onOpen: (opened: Opened) => void;
};

/** A chart with its finding in words, and the same numbers as a table for whoever cannot point at marks. */
export function ChartOrTable<R>({ title, finding, note, height, drawing, table, onOpen }: ChartPanelProps<R>) {
  const { words } = useFiguresWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      <div className="figures-finding">
        <p>{finding}</p>
        <Button
          className="figures-switch"
          aria-label={`${asTable ? words.charts.asChart : words.charts.asTable}: ${title}`}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? words.charts.asChart : words.charts.asTable}
        </Button>
      </div>
      {asTable ? <DataTable caption={title} {...table} /> : <Chart height={height} drawing={drawing} onPick={onOpen} />}
      {note && !asTable && <p className="figures-note">{note}</p>}
    </>
  );
}
