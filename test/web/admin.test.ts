import { describe, expect, it } from 'vitest';
import { actionNames } from '../../domain/case/action.ts';
import { figureIds } from '../../domain/insight/behind.ts';
import { ageOf } from '../../web/console/admin/age.ts';
import { causeNamed } from '../../web/console/admin/cause.ts';
import { dayIn } from '../../web/console/admin/day.ts';
import { courseOf } from '../../web/console/admin/delivery.ts';
import { adminWords } from '../../web/console/admin/words.ts';
import { en } from '../../web/console/words/en.ts';
import { kindOfStep } from '../../web/console/words/steps.ts';

describe('the day of a time zone', () => {
  it('is tomorrow already where the clock has passed midnight', () => {
    const at = Date.parse('2026-11-24T16:30:00Z');
    expect(dayIn('Asia/Shanghai', at)).toBe('2026-11-25');
    expect(dayIn('UTC', at)).toBe('2026-11-24');
  });
});

describe('the course of a delivery', () => {
  it('stands in the order of time, facts of the same moment in their natural order', () => {
    const at = { delivered: '2026-11-24T02:00:02Z', pending: '2026-11-24T02:00:00Z', sent: '2026-11-24T02:00:02Z' };
    expect(courseOf({ at }).map(({ fact }) => fact)).toEqual(['pending', 'sent', 'delivered']);
  });
});

describe('steps of alerts', () => {
  it('notices have a kind and a number', () => {
    expect(kindOfStep('nudged-2')).toEqual({ kind: 'nudged', number: 2 });
    expect(kindOfStep('helper-joined-1')).toEqual({ kind: 'helper-joined', number: 1 });
    expect(kindOfStep('promise-due')).toEqual({ kind: 'promise-due', number: 1 });
  });
});

describe('ages', () => {
  it('are told in the largest unit that fits', () => {
    expect(ageOf(59)).toEqual({ unit: 'seconds', n: 59 });
    expect(ageOf(3599)).toEqual({ unit: 'minutes', n: 59 });
    expect(ageOf(90_000)).toEqual({ unit: 'days', n: 1 });
    expect(ageOf(-3)).toEqual({ unit: 'seconds', n: 0 });
  });
});

describe('words for deeds', () => {
  it('are there for every action that is audited as one', () => {
    // Revealing a number is a deed of its own.
    const acted = actionNames.filter((name) => name !== 'phone');
    for (const { audit } of Object.values(adminWords)) expect(Object.keys(audit.actions)).toEqual(expect.arrayContaining(acted));
  });

  it('are there for every figure that opens to its cases', () => {
    for (const figure of figureIds) {
      const [name, cause] = figure.split(':');
      for (const { audit } of Object.values(adminWords)) expect(audit.figures).toHaveProperty([name!]);
      if (cause) expect(causeNamed(cause, en.breachCauses), cause).toBeDefined();
    }
  });
});
