import writeWorkbook, { type Cell as WrittenCell } from 'write-excel-file/browser';
import { type About, type Cell, type Sheet, safeText } from './cells.ts';

/** Saves the sheets as an Excel file, each under what it is of and with its head in sight while scrolling. */
export async function saveWorkbook(fileName: string, sheets: Sheet[], about: About): Promise<void> {
  const written = sheets.map(({ name, head, rows }) => ({
    sheet: name.slice(0, 31),
    data: [
      ...about.map((fact) => fact.map(cellOf)),
      [null],
      head.map((text) => ({ value: safeText(text), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
    columns: head.map((_, at) => ({ width: at === 0 ? 26 : 16 })),
    stickyRowsCount: about.length + 2,
  }));
  await writeWorkbook(written).toFile(fileName);
}

function cellOf(cell: Cell): WrittenCell {
  if (cell === null || typeof cell === 'number') return cell;
  // Typed as text: whatever it begins with, it is never computed.
  return typeof cell === 'object' ? { value: cell.share, format: '0.0%' } : { value: safeText(cell), type: String };
}
