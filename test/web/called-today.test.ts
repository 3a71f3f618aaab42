import { expect, test } from 'vitest';
import { tallyOf } from '../../web/console/queue/called-today.ts';

const called = (firstAttemptBy: string | null, callback: 'met' | 'breached', firstAttemptAt: string | null = '2026-11-24T02:00:00Z') => ({
  ...{ firstAttemptBy, firstAttemptAt, callback },
});

test('a day’s figure counts cases whose first call that person made today, whoever has them by now', () => {
  const cases = [
    called('li', 'met'),
    called('li', 'breached'),
    called('chen', 'met'),
    called(null, 'breached', null),
    called('li', 'met', '2026-11-23T02:00:00Z'),
  ];
  expect(tallyOf(cases, 'li', (at) => at.startsWith('2026-11-24'))).toEqual({ called: 2, inTime: 1 });
});
