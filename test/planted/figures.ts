import type { Bug } from './bug.ts';

const response = 'domain/insight/response.ts';
const facts = 'domain/insight/facts.ts';
const behind = 'domain/insight/behind.ts';
const significance = 'domain/insight/significance.ts';

export const figures: Bug[] = [
  {
    name: 'percentiles are off by one',
    file: 'domain/insight/quantile.ts',
    find: 'Math.ceil(share * sorted.length) - 1',
    replace: 'Math.floor(share * sorted.length)',
  },
  { name: 'held cases count in duty hours', file: response, find: 'facts.filter((f) => !f.callbacks[0]!.held)', replace: 'facts' },
  {
    name: 'callbacks owed after the night count in duty hours',
    file: response,
    find: '(callback) => !callback.held',
    replace: '() => true',
  },
  { name: 'callbacks still pending count as missed', file: response, find: 'share(met, decided)', replace: 'share(met, callbacks.length)' },
  {
    name: 'the confirmed rate is of all cases',
    file: response,
    find: 'share(confirmed, resolved)',
    replace: 'share(confirmed, facts.length)',
  },
  { name: 'times count from the opening of the case', file: facts, find: 'at - c.submittedAt)', replace: 'at - c.openedAt)' },
  { name: 'only the first round is counted', file: facts, find: 'c.rounds.map(', replace: 'c.rounds.slice(0, 1).map(' },
  { name: 'a page begins with the last one of the page before', file: behind, find: 'further > 0 ||', replace: 'further >= 0 ||' },
  {
    name: 'a figure opens to its cases of all hours',
    file: 'functions/handlers/metrics-api.ts',
    find: "hours === 'duty' ?",
    replace: 'false ?',
  },
  {
    name: 'an empty day is a hole in the line',
    file: 'domain/insight/groups.ts',
    find: "if (by === 'day')",
    replace: "if (by === 'team')",
  },
  {
    name: 'the period before overlaps',
    file: 'domain/insight/period.ts',
    find: 'to: addDays(period.from, -1)',
    replace: 'to: period.from',
  },
  { name: 'ties are taken for differences', file: significance, find: '(n + m + 1 - ties', replace: '(n + m + 1 - 0 * ties' },
];
