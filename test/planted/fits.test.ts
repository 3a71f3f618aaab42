import { expect, test } from 'vitest';
import { misfit } from './bug.ts';
import { bugs } from './bugs.ts';

test('every planted bug still fits the code it is planted in', () => {
  expect(bugs.map(misfit).filter((reason) => reason !== null)).toEqual([]);
});
