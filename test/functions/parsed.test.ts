import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { actionBodies } from '#domain/case/action.ts';
import { responseQuery } from '#domain/insight/response-query.ts';
import { ListQuery } from '#functions/handlers/case-requests.ts';
import { parsed } from '#functions/middleware/parsed.ts';
import { Problem } from '#functions/middleware/problem.ts';
import { insurer } from '../contract/examples.ts';

function faults(schema: z.ZodType, value: unknown, under?: string): Record<string, string> {
  try {
    parsed(schema, value, under);
    return {};
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 400) throw error;
    return Object.fromEntries(error.errors.map((e) => [e.pointer, e.detail]));
  }
}

describe('a request that is wrong', () => {
  test('is told every field at once, by pointer', () => {
    const wrong = { rootCause: 7, actions: ['apologise', 9], promise: { text: 'x', dueAt: 'soon' } };
    expect(Object.keys(faults(actionBodies.resolve, wrong)).toSorted()).toEqual(
      expect.arrayContaining(['/actions/1', '/responsibleParty', '/rootCause']),
    );
    expect(faults(actionBodies.resolve, {})).toMatchObject({
      '/rootCause': expect.stringMatching(/missing/),
      '/actions': expect.stringMatching(/missing/),
    });
  });

  test('is told in words what would be right', () => {
    expect(faults(actionBodies.attempts, { outcome: 'answered' })['/outcome']).toMatch(/must be one of reached, proxy, later/);
    expect(faults(actionBodies.attempts, { outcome: 'busy', occurredAt: 'yesterday' })['/occurredAt']).toMatch(/ISO 8601 with offset/);
    expect(faults(actionBodies.release, { note: 'x'.repeat(5001) })['/note']).toMatch(/at most 5000/);
    expect(faults(actionBodies.resolve, { rootCause: 'a', responsibleParty: 'b', actions: [] })['/actions']).toMatch(/at least 1/);
  });

  test('that is no object at all is told so, at the root', () => {
    for (const value of [null, 7, 'x', []])
      expect(faults(actionBodies.claim, value)).toEqual({ '': expect.stringMatching(/^must be an? object$/) });
  });

  test('is told a missing field is missing, and what it should be like', () => {
    const { '/query/to': to } = faults(responseQuery(insurer), { from: '2026-11-01' }, '/query');
    expect(to).toMatch(/date|missing/);
    expect(to).not.toBe('must be a string');
  });

  test('is told where in the query it is wrong', () => {
    expect(Object.keys(faults(ListQuery, { state: 'lost', owner: '', limit: 'ten' }, '/query')).toSorted()).toEqual([
      '/query/limit',
      '/query/owner',
      '/query/state',
    ]);
  });

  test('with a number out of its bounds is not told that it is too long or too short', () => {
    expect(faults(ListQuery, { limit: '500' })['/limit']).not.toMatch(/long/);
    expect(faults(ListQuery, { limit: '0' })['/limit']).not.toMatch(/short/);
  });

  test('escapes slashes and tildes of names', () => {
    expect(Object.keys(faults(z.record(z.string(), z.number()), { 'a/b~c': 'x' }))).toEqual(['/a~1b~0c']);
  });

  test('never gets its own values back', () => {
    const secret = '13812345678';
    const values = fc.oneof(fc.constant(secret), fc.constant({ [secret]: secret }), fc.constant([secret]), fc.constant(null));
    const body = fc.record({ outcome: values, note: values, occurredAt: values });
    fc.assert(
      fc.property(body, (sent) => {
        expect(Object.values(faults(actionBodies.attempts, sent)).join()).not.toContain(secret);
      }),
    );
  });
});

test('a request that is right comes back as the schema reads it', () => {
  expect(parsed(ListQuery, { limit: '20', other: 'x' })).toEqual({ limit: 20 });
  expect(parsed(actionBodies.release, { note: '  开会  ' })).toEqual({ note: '开会' });
});
