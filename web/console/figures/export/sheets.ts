import type { Column, Measured } from '../columns.ts';
import type { Row } from '../figures.ts';
import type { Cell, Sheet } from './cells.ts';

export type SheetWords = { n: string; low: string; high: string; seconds: string; beforeOf(title: string): string };
type Table = {
  name: string;
  groupTitle: string;
  columns: Column[];
  rows: Row[];
  nameOf(row: Row): string;
  titleOf(column: Column): string;
  words: SheetWords;
};

/** The table as it is on the screen, with what stands there in hints: n and margin of each share and time, and the period before. */
export function tableSheet({ name, groupTitle, columns, rows, nameOf, titleOf, words }: Table): Sheet {
  const head = columns.flatMap((column) => {
    const title = column.kind === 'time' ? `${titleOf(column)} (${words.seconds})` : titleOf(column);
    const margin = column.kind === 'count' ? [] : [`${title} ${words.low}`, `${title} ${words.high}`];
    const n = column.kind === 'count' ? [] : [`${title} ${words.n}`];
    return [title, ...margin, ...n, words.beforeOf(title)];
  });
  const line = (row: Row) =>
    columns.flatMap((column) => {
      const measured = column.of(row.now);
      const before = row.before ? valueCell(column, column.of(row.before)) : null;
      return [valueCell(column, measured), ...margins(column, measured), ...(column.kind === 'count' ? [] : [measured.n]), before];
    });
  return { name, head: [groupTitle, ...head], rows: rows.map((row) => [nameOf(row), ...line(row)]) };
}

const valueCell = (column: Column, { value }: Measured): Cell => cellOf(column, value);
const cellOf = ({ kind }: Column, value: number | null): Cell => (kind === 'share' && value !== null ? { share: value } : value);

function margins(column: Column, { value, bounds }: Measured): Cell[] {
  if (column.kind === 'count') return [];
  return value === null || !bounds ? [null, null] : [cellOf(column, bounds.low), cellOf(column, bounds.high)];
}
