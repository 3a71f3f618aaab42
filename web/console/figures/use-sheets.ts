import type { Grouping } from '#domain/insight/groupings.ts';
import { intervalNames } from '#domain/insight/interval-names.ts';
import type { Hours } from './asked.ts';
import { causes } from './causes.ts';
import { type Column, columnsFor, counts, shares, timeColumn } from './columns.ts';
import type { Cell, Sheet } from './export/cells.ts';
import { tableSheet } from './export/sheets.ts';
import { type Answer, changeOf, ofHours, type Row, rowsOf } from './figures.ts';
import { totalKey } from './group-rows.ts';
import { useFiguresWords } from './use-figures-words.ts';

const headlines: [figure: string, column: Column][] = [
  ['cases', counts.cases],
  ['withinTarget', shares.withinTarget],
  ['toFirstAttempt', timeColumn('toFirstAttempt', 90)],
  ['breached', counts.breached],
  ['resolutionRate', shares.resolutionRate],
  ['confirmedRate', shares.confirmedRate],
  ['reopenRate', shares.reopenRate],
];

function useTableSheet() {
  const { words, groupName, columnName } = useFiguresWords();
  const sheetWords = { n: 'n', ...words.columns };
  return (name: string, by: Grouping, rows: Row[]): Sheet =>
    tableSheet({
      name,
      groupTitle: words.by[by],
      columns: columnsFor(intervalNames),
      rows,
      // A date stays a date that sorts.
      nameOf: ({ key, label }) => (key === totalKey ? words.columns.total : by === 'day' ? key : groupName(by, key, label)),
      titleOf: columnName,
      words: sheetWords,
    });
}

/** The overview as tables: headline figures, days, causes. */
export function useOverviewSheets(whole: Answer | null, days: Answer | null, hours: Hours): (() => Sheet[]) | null {
  const { words, general, columnName } = useFiguresWords();
  const sheetOf = useTableSheet();
  if (!whole || !days) return null;
  const { columns, cards, charts, by } = words;
  const now = ofHours(whole, hours);
  const before = whole.previous ? ofHours(whole.previous, hours) : null;
  const cell = ({ kind }: Column, value: number | null): Cell => (kind === 'share' && value !== null ? { share: value } : value);
  const headline = ([figure, column]: (typeof headlines)[number]): Cell[] => {
    const [is, was] = [column.of(now), before && column.of(before)];
    const significant = changeOf(whole.changes, hours, figure)?.significant ?? null;
    const margin = is.value === null ? null : is.bounds;
    return [
      column.kind === 'time' ? `${columnName(column)} (${columns.seconds})` : columnName(column),
      cell(column, is.value),
      margin && cell(column, margin.low),
      margin && cell(column, margin.high),
      is.n,
      cell(column, was ? was.value : null),
      significant === null ? null : significant ? columns.yes : columns.no,
    ];
  };
  return () => [
    {
      name: cards.label,
      head: [columns.figure, columns.now, columns.low, columns.high, 'n', columns.before, columns.changed],
      rows: headlines.map(headline),
    },
    {
      name: by.cause,
      head: [charts.cause, columns.now, columns.before],
      rows: causes.map((cause) => [
        general.breachCauses[cause],
        now.callbacks.breachCauses[cause],
        before?.callbacks.breachCauses[cause] ?? null,
      ]),
    },
    sheetOf(by.day, 'day', rowsOf(days, null, hours)),
  ];
}

/** The table by group; all times, whichever are shown. */
export function useResponseSheets(by: Grouping, rows: Row[] | null): (() => Sheet[]) | null {
  const { words } = useFiguresWords();
  const sheetOf = useTableSheet();
  return rows && (() => [sheetOf(words.by[by], by, rows)]);
}
