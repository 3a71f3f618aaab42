import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import { type Grouping, groupings } from '#domain/insight/groupings.ts';
import { intervalNames } from '#domain/insight/interval-names.ts';
import { ChangeMark } from './change-mark.tsx';
import { type Column, changedSince, columnsFor } from './columns.ts';
import { type DataColumn, DataTable } from './data-table.tsx';
import type { Answer, Row } from './figures.ts';
import { totalKey, withTotal } from './group-rows.ts';
import { MarginLine } from './margin-line.tsx';
import { FigureNumber } from './number.tsx';
import { Failed, Panel } from './panel.tsx';
import { readSorting, writtenSorting } from './sorting.ts';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';
import type { Loaded } from './use-loaded.ts';

type GroupProps = { page: AskedPage; by: Grouping; groups: Loaded<Answer>; earlier: Loaded<Answer> };

/** The table by group, with the choice of the group and of the times. */
export function GroupPanel({ page, by, groups, earlier }: GroupProps) {
  const { words } = useFiguresWords();
  return (
    <>
      <Radio.Group
        className="figures-by"
        aria-label={words.by.label}
        optionType="button"
        value={by}
        options={groupings.map((value) => ({ value, label: words.by[value] }))}
        onChange={(event) => page.change({ by: event.target.value, sort: null, open: null, openBy: null, openKey: null })}
      />
      <Panel title={words.table.label} loaded={groups} actions={<TimesChoice page={page} />}>
        {(answer) => (
          <>
            {earlier.fault && <Failed fault={earlier.fault} again={earlier.again} />}
            <GroupTable page={page} by={by} answer={answer} earlier={earlier.answer} />
            <p className="figures-earlier">{words.table.counted}</p>
          </>
        )}
      </Panel>
    </>
  );
}

const timesIn = (page: AskedPage) => {
  const asked = page.param('time');
  return asked === 'every' ? 'every' : (intervalNames.find((interval) => interval === asked) ?? 'toFirstAttempt');
};

function TimesChoice({ page }: { page: AskedPage }) {
  const { words } = useFiguresWords();
  return (
    <Select
      aria-label={words.times.label}
      className="figures-filter"
      value={timesIn(page)}
      options={[...intervalNames, 'every' as const].map((value) => ({ value, label: words.times[value] }))}
      onChange={(time) => page.change({ time })}
    />
  );
}

function GroupTable({ page, by, answer, earlier }: { page: AskedPage; by: Grouping; answer: Answer; earlier: Answer | null }) {
  const { words, groupName, columnName } = useFiguresWords();
  const times = timesIn(page);
  const { groups, total } = withTotal(answer, earlier, page.asked.hours);
  const nameOf = ({ key, label }: Row) => (key === totalKey ? words.columns.total : groupName(by, key, label));
  const group: DataColumn<Row> = {
    id: 'group',
    title: words.by[by],
    // What has an order of its own keeps it.
    sortBy: (row) => (by === 'day' ? row.key : by === 'hour' ? Number(row.key) : nameOf(row)),
    cell: nameOf,
  };
  const columns = columnsFor(times === 'every' ? intervalNames : [times]).map(
    (column): DataColumn<Row> => ({
      id: column.id,
      title: columnName(column),
      numeric: true,
      sortBy: ({ now }) => column.of(now).value,
      cell: (row) => (
        <GroupFigure {...{ page, by, column, row, total }} name={`${nameOf(row)} ${columnName(column)}`} unfinished={answer.unfinished} />
      ),
    }),
  );
  return (
    <DataTable
      caption={words.table.label}
      columns={[group, ...columns]}
      rows={groups}
      footer={total}
      keyOf={({ key }) => key}
      sorting={readSorting(page.param('sort'))}
      onSort={(sorting) => page.change({ sort: sorting && writtenSorting(sorting) })}
    />
  );
}

type GroupFigureProps = { page: AskedPage; by: Grouping; column: Column; row: Row; total: Row; name: string; unfinished: boolean };
function GroupFigure({ page, by, column, row, total, name, unfinished }: GroupFigureProps) {
  const { words, valueText } = useFiguresWords();
  const text = (value: number) => valueText(column, value);
  const measured = column.of(row.now);
  const whole = column.of(total.now).value;
  const before = row.before && column.of(row.before).value;
  const moved = changedSince(column, row.before, row.now, unfinished);
  const group = row.key === totalKey ? {} : { by, key: row.key };
  return (
    <>
      <FigureNumber
        {...{ column, measured, name }}
        whole={row === total || whole === null ? null : text(whole)}
        onOpen={() => page.open({ figure: column.opens, ...group })}
      />
      <MarginLine {...{ column, measured }} />
      {before !== null && (
        <div className="figures-earlier">
          {words.before(text(before))}
          {moved && <ChangeMark kind={column.kind} moved={moved} otherwise="" />}
        </div>
      )}
    </>
  );
}
