import { isDeepStrictEqual } from 'node:util';
import { type Item, itemSize } from './item-size.ts';

type KeySchema = { AttributeName: string }[];
export interface Index {
  KeySchema: KeySchema;
  Projection: { ProjectionType?: string; NonKeyAttributes?: string[] };
}
export interface TableKeys {
  KeySchema: KeySchema;
  GlobalSecondaryIndexes?: Index[];
}

const kilobyte = 1024;
const blocks = (bytes: number, size: number): number => Math.max(1, Math.ceil(bytes / size));

/** Reading so many bytes in one request: 4 KB are a unit, or half of one when a recent write may be missed. */
export const readUnits = (bytes: number, consistent: boolean): number => blocks(bytes, 4 * kilobyte) * (consistent ? 1 : 0.5);

/** Writing one item: the larger of what it was and what it becomes, in steps of 1 KB. A refused condition costs what is there. */
export const writeUnits = (before: Item | undefined, after: Item | undefined): number =>
  blocks(Math.max(before ? itemSize(before) : 0, after ? itemSize(after) : 0), kilobyte);

const names = (keys: KeySchema): string[] => keys.map(({ AttributeName }) => AttributeName);

/** What an index holds of an item; nothing when a key attribute of the index is missing. */
function entryOf(item: Item | undefined, table: TableKeys, { KeySchema, Projection }: Index): Item | undefined {
  if (!item || !names(KeySchema).every((name) => name in item)) return undefined;
  if (Projection.ProjectionType === 'ALL') return item;
  const kept = [...names(table.KeySchema), ...names(KeySchema), ...(Projection.NonKeyAttributes ?? [])];
  return Object.fromEntries(Object.entries(item).filter(([name]) => kept.includes(name)));
}

function unitsOfIndex(before: Item | undefined, after: Item | undefined, { KeySchema }: Index): number {
  const size = (entry: Item) => blocks(itemSize(entry), kilobyte);
  if (!before || !after) return before ? size(before) : after ? size(after) : 0;
  if (isSame(before, after)) return 0;
  const moved = names(KeySchema).some((name) => !isSame(before[name], after[name]));
  return moved ? size(before) + size(after) : Math.max(size(before), size(after));
}

/** dynalite makes some objects without a prototype; a clone has the usual one. */
const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(structuredClone(one), structuredClone(other));

/** Keeping the indexes up to date: one write for each entry made, changed or taken out, two for one whose key moved. */
export const indexUnits = (table: TableKeys, before: Item | undefined, after: Item | undefined): number =>
  (table.GlobalSecondaryIndexes ?? []).reduce(
    (sum, index) => sum + unitsOfIndex(entryOf(before, table, index), entryOf(after, table, index), index),
    0,
  );
