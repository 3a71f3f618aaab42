import type { Bug } from './bug.ts';

const response = 'domain/insight/response.ts';

export const figures: Bug[] = [
  {
    name: 'percentiles are off by one',
    file: 'domain/insight/quantile.ts',
    find: 'Math.ceil(share * sorted.length) - 1',
    replace: 'Math.floor(share * sorted.length)',
  },
  { name: 'held cases count in duty hours', file: response, find: 'records.filter((r) => !r.case.rounds[0]!.held)', replace: 'records' },
  { name: 'callbacks owed after the night count in duty hours', file: response, find: '(round) => !round.held', replace: '() => true' },
  {
    name: 'callbacks still pending count as missed',
    file: response,
    find: 'share(met, met + breached.length)',
    replace: 'share(met, rounds.length)',
  },
  {
    name: 'the confirmed rate is of all cases',
    file: response,
    find: 'share(confirmed, resolved)',
    replace: 'share(confirmed, cases.length)',
  },
  { name: 'times count from the opening of the case', file: response, find: 'at - c.submittedAt)', replace: 'at - c.openedAt)' },
  {
    name: 'only the first round is counted',
    file: response,
    find: 'c.rounds.filter(counts)',
    replace: 'c.rounds.slice(0, 1).filter(counts)',
  },
];
