/** A share of 0.962 is written 96.2 %; what is unknown or hidden is an empty cell. */
export type Cell = string | number | null | { share: number };
export type Sheet = { name: string; head: string[]; rows: Cell[][] };

// Also their full-width twins, which some spreadsheets read alike, and a line feed.
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet takes for a formula. */
export const safeText = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

/** What a file is of, a fact a line: `期间, 2026年11月1日 – 11月21日`. */
export type About = [what: string, value: string][];

/**
 * What it is of, then one table after the other, each under its name when there are several; for Excel: with a byte order mark and CRLF
 * (RFC 4180).
 */
export function csvOf(sheets: Sheet[], about: About = []): string {
  const line = (cells: Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;
  const table = ({ head, rows }: Sheet) => [head, ...rows].map(line).join('');
  const titled = (sheet: Sheet) => (sheets.length > 1 ? line([sheet.name]) : '') + table(sheet);
  return `\uFEFF${[...(about.length > 0 ? [about.map(line).join('')] : []), ...sheets.map(titled)].join('\r\n')}`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return `${Number((cell.share * 100).toFixed(2))}%`;
  const text = safeText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** So long may be what a name says besides its page and period: a whole path has to fit into 255 characters. */
const longest = 80;

/** `earshot-总览-全时段-车险-2026-11-01_2026-11-21.csv`: the page, then what narrows its figures, then their period. */
export function fileNameOf([page, ...narrowed]: [string, ...string[]], { from, to }: { from: string; to: string }, ending: string): string {
  const plain = (text: string) => text.replaceAll(/[\\/:*?"<>|\s]+/g, '-');
  const parts = [plain(page), plain(narrowed.join('-')).slice(0, longest)].filter((part) => part !== '');
  return `earshot-${parts.join('-')}-${from}_${to}.${ending}`;
}
