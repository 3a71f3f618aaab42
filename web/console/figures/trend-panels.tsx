import Radio from 'antd/es/radio';
import { useCallback, useMemo } from 'react';
import { useStart } from '../app/start-data.ts';
import type { Palette } from './chart/palette.ts';
import { shareTrend } from './chart/share-trend.ts';
import { timeTrend } from './chart/time-trend.ts';
import { ChartOrTable } from './chart-panel.tsx';
import { type Column, counts, shares, timeColumn } from './columns.ts';
import type { DataColumn } from './data-table.tsx';
import { type Answer, ofHours, type Row, rowsOf } from './figures.ts';
import { percent } from './format.ts';
import { MarginLine } from './margin-line.tsx';
import { FigureNumber } from './number.tsx';
import { Panel } from './panel.tsx';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';
import type { Loaded } from './use-loaded.ts';

type TrendProps = { page: AskedPage; days: Loaded<Answer> };

/** The time to the first attempt day by day. */
export function TimeTrendPanel({ page, days }: TrendProps) {
  const { words } = useFiguresWords();
  return (
    <Panel title={words.charts.firstAttempt} loaded={days}>
      {(answer) => <TimeTrend page={page} answer={answer} />}
    </Panel>
  );
}

/** The trend of either headline figure, by choice. */
export function TrendPanel({ page, days }: TrendProps) {
  const { words } = useFiguresWords();
  const shown = page.param('trend') === 'time' ? 'time' : 'share';
  const options = (['share', 'time'] as const).map((value) => ({ value, label: words.trend[value] }));
  return (
    <Panel
      title={shown === 'time' ? words.charts.firstAttempt : words.charts.share}
      loaded={days}
      actions={
        <Radio.Group
          optionType="button"
          aria-label={words.trend.label}
          value={shown}
          options={options}
          onChange={(event) => page.change({ trend: event.target.value })}
        />
      }
    >
      {(answer) => (shown === 'time' ? <TimeTrend page={page} answer={answer} /> : <ShareTrend page={page} answer={answer} />)}
    </Panel>
  );
}

function TimeTrend({ page, answer }: { page: AskedPage; answer: Answer }) {
  const { words, day, time, marginText } = useFiguresWords();
  const target = useStart().policy.callback.dueAfter;
  const { hours } = page.asked;
  const rows = useMemo(() => rowsOf(answer, null, hours), [answer, hours]);
  const whole = timeColumn('toFirstAttempt', 90).of(ofHours(answer, hours));
  const told = rows.map(({ now }) => timeColumn('toFirstAttempt', 90).of(now)).filter(({ value }) => value !== null);
  const over = told.filter(({ value }) => value! > target).length;
  const margin = whole.bounds && marginText({ kind: 'time' }, whole.bounds);
  const finding =
    whole.value === null || !margin
      ? words.charts.foundNothing
      : told.length === 0
        ? words.charts.foundTailOnly(time(whole.value), margin, whole.n, time(target))
        : words.charts.foundTail(time(whole.value), margin, whole.n, time(target), told.length, over);
  const { unfinished } = answer;
  const drawing = useCallback(
    (palette: Palette) =>
      timeTrend({
        days: rows,
        target,
        unfinished,
        finding,
        palette,
        words: { day, time, few: words.few, n: words.n, margin: marginText, target: words.charts.target(time(target)) },
      }),
    [rows, target, unfinished, finding, words, day, time, marginText],
  );
  const columns = [counts.cases, timeColumn('toFirstAttempt', 50), timeColumn('toFirstAttempt', 90)];
  return <Trend title={words.charts.firstAttempt} {...{ page, rows, finding, drawing, columns }} />;
}

function ShareTrend({ page, answer }: { page: AskedPage; answer: Answer }) {
  const { words, day, time, marginText } = useFiguresWords();
  const { hours } = page.asked;
  const rows = useMemo(() => rowsOf(answer, null, hours), [answer, hours]);
  const { value, bounds, n } = shares.withinTarget.of(ofHours(answer, hours));
  const margin = bounds && marginText({ kind: 'share' }, bounds);
  const finding = value === null || !margin ? words.charts.foundNothing : words.charts.foundShare(percent(value), margin, n);
  const { unfinished } = answer;
  const drawing = useCallback(
    (palette: Palette) =>
      shareTrend({
        days: rows,
        unfinished,
        finding,
        palette,
        name: words.charts.withinTarget,
        words: { day, time, few: words.few, n: words.n, margin: marginText, target: '' },
      }),
    [rows, unfinished, finding, words, day, time, marginText],
  );
  const columns = [counts.cases, shares.withinTarget, counts.breached];
  return <Trend title={words.charts.share} {...{ page, rows, finding, drawing, columns }} />;
}

type TrendParts = {
  title: string;
  page: AskedPage;
  rows: Row[];
  finding: string;
  drawing: Parameters<typeof ChartOrTable>[0]['drawing'];
  columns: Column[];
};
function Trend({ title, page, rows, finding, drawing, columns }: TrendParts) {
  const { words, day, columnName } = useFiguresWords();
  const dayColumn: DataColumn<Row> = { id: 'day', title: words.charts.day, sortBy: ({ key }) => key, cell: ({ key }) => day(key) };
  const others = columns.map(
    (column): DataColumn<Row> => ({
      id: column.id,
      title: columnName(column),
      numeric: true,
      sortBy: ({ now }) => column.of(now).value,
      cell: ({ key, now }) => (
        <>
          <FigureNumber
            {...{ column }}
            measured={column.of(now)}
            name={`${day(key)} ${columnName(column)}`}
            onOpen={() => page.open({ figure: column.opens, by: 'day', key })}
          />
          <MarginLine {...{ column }} measured={column.of(now)} />
        </>
      ),
    }),
  );
  return (
    <ChartOrTable
      {...{ title, finding, drawing }}
      note={words.charts.hidden}
      height={260}
      table={{ columns: [dayColumn, ...others], rows: rows.filter(({ now }) => now.cases > 0), keyOf: ({ key }) => key }}
      onOpen={page.open}
    />
  );
}
