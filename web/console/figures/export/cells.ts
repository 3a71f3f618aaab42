/** A share of 0.962 is written 96.2 %; what is unknown or hidden is an empty cell. */
export type Cell = string | number | null | { share: number };
export type Sheet = { name: string; head: string[]; rows: Cell[][] };

// Also their full-width twins, which some spreadsheets read alike, and a line feed.
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet takes for a formula. */
export const safeText = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

/** One table after the other, each under its name when there are several; for Excel: with a byte order mark and CRLF (RFC 4180). */
export function csvOf(sheets: Sheet[]): string {
  const line = (cells: Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;
  const table = ({ head, rows }: Sheet) => [head, ...rows].map(line).join('');
  const titled = (sheet: Sheet) => (sheets.length > 1 ? line([sheet.name]) : '') + table(sheet);
  return `\uFEFF${sheets.map(titled).join('\r\n')}`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return `${Number((cell.share * 100).toFixed(2))}%`;
  const text = safeText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `earshot-总览-2026-11-01_2026-11-21.csv` */
export const fileNameOf = (title: string, { from, to }: { from: string; to: string }, ending: string): string =>
  `earshot-${title.replaceAll(/[\\/:*?"<>|\s]+/g, '-')}-${from}_${to}.${ending}`;
