import { type ReactNode, useId, useState } from 'react';
import { usePrinting } from '../app/use-printing.ts';
import { useOwnWords } from '../words/use-words.ts';
import { type Sorting, sorted } from './sorting.ts';
import { figuresWords } from './words.ts';

export type DataColumn<R> = {
  id: string;
  title: string;
  /** Numbers stand right-aligned. */
  numeric?: boolean;
  /** What the column is sorted by; unknown values come last. */
  sortBy?: (row: R) => number | string | null;
  cell: (row: R) => ReactNode;
};
type TableProps<R> = {
  caption: string;
  columns: DataColumn<R>[];
  rows: R[];
  keyOf: (row: R) => string;
  footer?: R;
  sorting?: Sorting | null;
  onSort?: (sorting: Sorting | null) => void;
};

/** So many columns beside the first are readable side by side on a sheet; the percentiles of a time stay together. */
const perSheet = 6;

/** A real table; on paper a wide one goes on below: heads that sort by pointer and key, the first column and the head in sight while scrolling. */
export function DataTable<R>(table: TableProps<R>) {
  const printing = usePrinting();
  const [group, ...others] = table.columns;
  if (!printing || !group || others.length <= perSheet) return <Table {...table} />;
  const blocks = Array.from({ length: Math.ceil(others.length / perSheet) }, (_, at) => others.slice(at * perSheet, (at + 1) * perSheet));
  return blocks.map((columns) => <Table key={columns[0]!.id} {...table} columns={[group, ...columns]} />);
}

function Table<R>({ caption, columns, rows, keyOf, footer, sorting, onSort }: TableProps<R>) {
  const words = useOwnWords(figuresWords);
  const [ownSorting, setOwnSorting] = useState<Sorting | null>(null);
  const id = useId();
  const now = onSort ? (sorting ?? null) : ownSorting;
  const by = columns.find((column) => column.id === now?.column);
  const shown = by?.sortBy && now ? sorted(rows, by.sortBy, now.descending) : rows;
  const line = (row: R) =>
    columns.map(({ id, numeric, cell }, at) =>
      at === 0 ? (
        <th key={id} scope="row">
          {cell(row)}
        </th>
      ) : (
        <td key={id} className={numeric ? 'numeric' : undefined}>
          {cell(row)}
        </td>
      ),
    );
  // First from the largest number down, but names from the start of the alphabet; then turned round; then as it came.
  const next = ({ id, numeric }: DataColumn<R>): Sorting | null => {
    const first = numeric === true;
    if (now?.column !== id) return { column: id, descending: first };
    return now.descending === first ? { column: id, descending: !first } : null;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="figures-scroll" aria-labelledby={id} tabIndex={0}>
      <table className="figures-table">
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const active = now?.column === column.id;
              return (
                <th
                  key={column.id}
                  scope="col"
                  className={column.numeric ? 'numeric' : undefined}
                  aria-sort={active ? (now.descending ? 'descending' : 'ascending') : undefined}
                >
                  {column.sortBy ? (
                    <button type="button" title={words.table.sort(column.title)} onClick={() => (onSort ?? setOwnSorting)(next(column))}>
                      {column.title}
                      <span aria-hidden="true">{active ? (now.descending ? ' ▾' : ' ▴') : ' ↕'}</span>
                    </button>
                  ) : (
                    column.title
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>{line(row)}</tr>
          ))}
        </tbody>
        {footer !== undefined && (
          <tfoot>
            <tr>{line(footer)}</tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
