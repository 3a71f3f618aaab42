import type { Column, Measured } from './columns.ts';
import { useFiguresWords } from './use-figures-words.ts';

/** What a share or a percentile is of, and how far it can be trusted; a count is its own n. */
export function MarginLine({ column, measured: { bounds, n, value } }: { column: Column; measured: Measured }) {
  const { words, marginText } = useFiguresWords();
  if (column.kind === 'count' || value === null || !bounds) return null;
  return <div className="figures-earlier">{[marginText(column, bounds), words.n(n)].filter(Boolean).join(' · ')}</div>;
}
