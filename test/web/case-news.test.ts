import { expect, test } from 'vitest';
import { merged, type News, together } from '../../web/console/live/news.ts';
import { listed } from './board-case.ts';

const known = new Map([listed('c1'), listed('c2')].map((c) => [c.caseId, c]));
const after = (...pages: Partial<News>[]) => {
  const { cases, changed } = merged(known, together(pages.map((page) => ({ items: [], gone: [], ...page }))));
  return [[...cases.keys()].sort(), changed];
};

test('what has left this person’s sight leaves the list', () => {
  expect(after({ gone: ['c1'] })).toEqual([['c2'], 1]);
});

test('what went and came back within one reading is shown, what came and went is not', () => {
  const back = listed('c1', { version: 2 });
  expect(after({ items: [listed('c3')], gone: ['c1'] }, { items: [back], gone: ['c3'] })).toEqual([['c1', 'c2'], 1]);
});

test('what is said to be gone and was never shown changes nothing', () => {
  expect(after({ gone: ['c9'] })).toEqual([['c1', 'c2'], 0]);
});

test('an older version changes nothing', () => {
  expect(after({ items: [listed('c1', { version: 1 })] })).toEqual([['c1', 'c2'], 0]);
});
