import { type About, csvOf, type Sheet } from './cells.ts';

/** Saves the tables as one CSV file. */
export function saveCsv(fileName: string, sheets: Sheet[], about: About): void {
  const address = URL.createObjectURL(new Blob([csvOf(sheets, about)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
