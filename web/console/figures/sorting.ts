export type Sorting = { column: string; descending: boolean };

/** `withinTarget~desc`, as an address writes it. */
export const writtenSorting = ({ column, descending }: Sorting): string => `${column}~${descending ? 'desc' : 'asc'}`;

export function readSorting(text: string | null): Sorting | null {
  const [column, way] = text?.split('~') ?? [];
  return column && (way === 'desc' || way === 'asc') ? { column, descending: way === 'desc' } : null;
}

/** Unknown values last in both directions; equal ones stay as they were. */
export function sorted<R>(rows: R[], by: (row: R) => number | string | null, descending: boolean): R[] {
  const order = (a: number | string, b: number | string) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN');
  return [...rows].sort((left, right) => {
    const [a, b] = [by(left), by(right)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return descending ? order(b, a) : order(a, b);
  });
}
