import { describe, expect, test } from 'vitest';
import { indexUnits, readUnits, type TableKeys, writeUnits } from '#local/metering/capacity-units.ts';
import { type Item, itemSize } from '#local/metering/item-size.ts';

const text = (bytes: number): Item => ({ a: { S: 'x'.repeat(bytes - 1) } });

describe('the size of an item', () => {
  test.each<[string, Item, number]>([
    ['names and texts in bytes of UTF-8', { 评论: { S: '修理厂' } }, 6 + 9],
    ['numbers: a byte for two digits and one more', { n: { N: '1780000000000' } }, 1 + 1 + 2],
    ['a minus sign, a point', { n: { N: '-12.345' } }, 1 + 1 + 3 + 1],
    ['zero', { n: { N: '0' } }, 1 + 1],
    ['truth and nothing', { t: { BOOL: true }, n: { NULL: true } }, 2 + 2],
    ['sets', { s: { SS: ['ab', 'c'] } }, 1 + 3],
    ['binary', { b: { B: Buffer.from('hello').toString('base64') } }, 1 + 5],
    ['lists: three bytes and one for each element', { l: { L: [{ S: 'a' }, { N: '7' }] } }, 1 + 3 + (1 + 1) + (1 + 2)],
    ['maps: three bytes and one for each entry', { m: { M: { at: { S: 'xy' } } } }, 1 + 3 + (1 + 2 + 2)],
  ])('%s', (_, item, bytes) => expect(itemSize(item)).toBe(bytes));
});

describe('units', () => {
  test('a write is billed by the kilobyte, the larger of before and after', () => {
    expect(writeUnits(undefined, text(1024))).toBe(1);
    expect(writeUnits(undefined, text(1025))).toBe(2);
    expect(writeUnits(text(3000), text(10))).toBe(3);
  });
  test('a delete of nothing and a refused condition on nothing cost one', () => expect(writeUnits(undefined, undefined)).toBe(1));
  test('a read is billed by four kilobytes, half of it when a recent write may be missed', () => {
    expect(readUnits(0, true)).toBe(1);
    expect(readUnits(4096, true)).toBe(1);
    expect(readUnits(4097, true)).toBe(2);
    expect(readUnits(4097, false)).toBe(1);
    expect(readUnits(0, false)).toBe(0.5);
  });
});

describe('writing indexes', () => {
  const table = (ProjectionType: string, NonKeyAttributes?: string[]): TableKeys => ({
    KeySchema: [{ AttributeName: 'id' }],
    GlobalSecondaryIndexes: [
      {
        KeySchema: [{ AttributeName: 'who' }, { AttributeName: 'at' }],
        Projection: { ProjectionType, ...(NonKeyAttributes && { NonKeyAttributes }) },
      },
    ],
  });
  const item = (more: Item = {}): Item => ({ id: { S: '1' }, who: { S: 'li' }, at: { N: '5' }, note: { S: 'old' }, ...more });
  const keysOnly = table('KEYS_ONLY');

  test('an entry that comes or goes is one write', () => {
    expect(indexUnits(keysOnly, undefined, item())).toBe(1);
    expect(indexUnits(keysOnly, item(), undefined)).toBe(1);
  });
  test('an item without the whole key is not in the index', () => {
    const { at: _, ...without } = item();
    expect(indexUnits(keysOnly, undefined, without)).toBe(0);
    expect(indexUnits(keysOnly, item(), without)).toBe(1);
  });
  test('a key that moves is a delete and an insert', () => expect(indexUnits(keysOnly, item(), item({ at: { N: '6' } }))).toBe(2));
  test('what the index does not hold costs nothing', () => expect(indexUnits(keysOnly, item(), item({ note: { S: 'new' } }))).toBe(0));
  test('what it holds is one write', () => {
    expect(indexUnits(table('ALL'), item(), item({ note: { S: 'new' } }))).toBe(1);
    expect(indexUnits(table('INCLUDE', ['note']), item(), item({ note: { S: 'new' } }))).toBe(1);
  });
  test('entries are billed by the kilobyte', () =>
    expect(indexUnits(table('ALL'), undefined, item({ note: { S: 'x'.repeat(1500) } }))).toBe(2));
  test('an object without a prototype, as dynalite makes them, is the same value', () => {
    const bare = Object.assign(Object.create(null), item(), { at: Object.assign(Object.create(null), { N: '5' }) });
    expect(indexUnits(keysOnly, item(), bare)).toBe(0);
  });
});
