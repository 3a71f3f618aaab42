import { expect, test } from 'vitest';
import { isDiskFull } from '#local/disk.ts';

test.each([
  ['the kernel', new Error('ENOSPC: no space left on device, write')],
  ['a quota', new Error('EDQUOT: disk quota exceeded, open')],
  ['SQLite', new Error('database or disk is full')],
  ['LevelDB', new Error('Database failed to open', { cause: new Error('IO error: 000005.log: No space left on device') })],
])('a full disk is known in the words of %s', (_, error) => {
  expect(isDiskFull(error)).toBe(true);
});

test('other faults are not a full disk', () => {
  expect([new Error('ECONNRESET'), 'no space left on device', undefined].map(isDiskFull)).toEqual([false, false, false]);
});
