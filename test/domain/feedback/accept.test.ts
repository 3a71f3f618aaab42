import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '#domain/feedback/accept.ts';
import { AcceptedFeedback } from '#domain/feedback/feedback.ts';

const receivedAt = Date.parse('2026-11-22T02:00:00Z');
const context = {
  catalogueTouchpoints: new Set(['claims.motor.repair.progress', 'claims.motor.repair.quality', 'claims.health.settle.decision']),
  receivedAt,
  digest: (text: string) => `d${text.length}${text.slice(-8).replace(/\W/g, '')}`,
};
const body = {
  source: 'claims',
  sourceId: 'q-1',
  submittedAt: '2026-11-22T09:59:58+08:00',
  touchpoint: 'claims.motor.repair.progress',
  customer: { id: 'c-1', name: '周女士', phone: '138 0000 0137', region: '310104' },
  score: { scale: 'csat', value: 2 },
  options: ['not_informed'],
  comment: '修理厂三天不接电话',
  language: 'zh',
};
const tried = (changes: object) => accept({ ...body, ...changes }, context);
const faults = (changes: object) => {
  const result = tried(changes);
  return result.ok ? [] : result.errors;
};
const pointers = (changes: object) => faults(changes).map(({ pointer }) => pointer);
const taken = (changes: object = {}) => {
  const result = tried(changes);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.feedback;
};

describe('a well-formed feedback', () => {
  test('is accepted as the rest of Earshot stores it', () => {
    expect(AcceptedFeedback.parse(taken())).toEqual(taken());
    expect(taken()).toMatchObject({ schemaVersion: 1, submittedAt: receivedAt - 2000, receivedAt, comment: '修理厂三天不接电话' });
  });

  test('has the same id for the same source and source id, and another digest for another body', () => {
    expect(taken({ comment: '换了说法' }).feedbackId).toBe(taken().feedbackId);
    expect(taken({ comment: '换了说法啊' }).bodyDigest).not.toBe(taken().bodyDigest);
  });

  test('has one digest whatever the order of its keys and whatever unknown keys stand beside', () => {
    const reversed = Object.fromEntries(Object.entries({ ...body, extra: { any: 'thing' } }).reverse());
    const result = accept(reversed, { ...context, digest: (text) => text });
    const straight = accept(body, { ...context, digest: (text) => text });
    expect(result.ok && straight.ok && result.feedback.bodyDigest === straight.feedback.bodyDigest).toBe(true);
  });

  test('has its personal data masked in comment, options and name', () => {
    const { comment, options, customer } = taken({
      comment: '打13800138000,卡号4111111111111111',
      options: ['mail a@b.com'],
      customer: { ...body.customer, name: '周13800138000' },
    });
    expect({ comment, options, name: customer.name }).toEqual({
      comment: '打[电话],卡号[银行卡]',
      options: ['mail [邮箱]'],
      name: '周[电话]',
    });
  });

  test.each(['name', 'phone', 'region'])('may have %s null or left out', (key) =>
    expect(taken({ customer: { ...body.customer, [key]: null } }).customer).not.toHaveProperty(key),
  );
  test.each(['score', 'options', 'comment', 'language'])('may have %s null', (key) =>
    expect(taken({ [key]: null })).not.toHaveProperty(key),
  );

  test('may come from a region nobody knows', () =>
    expect(taken({ customer: { id: 'c', region: '999999' } }).customer.region).toBe('999999'));
});

describe('when the customer pressed send', () => {
  test('up to five minutes ahead is set back to receipt and flagged', () => {
    expect(taken({ submittedAt: '2026-11-22T02:05:00Z' })).toMatchObject({ submittedAt: receivedAt, clockAhead: true });
    expect(taken()).not.toHaveProperty('clockAhead');
  });
  test('more than five minutes ahead is refused', () =>
    expect(pointers({ submittedAt: '2026-11-22T02:05:01Z' })).toEqual(['/submittedAt']));
  test('hours old is accepted as it is, over 400 days is refused', () => {
    expect(taken({ submittedAt: '2026-11-21T22:00:00Z' }).submittedAt).toBe(Date.parse('2026-11-21T22:00:00Z'));
    expect(pointers({ submittedAt: '2025-10-01T00:00:00Z' })).toEqual(['/submittedAt']);
  });
  test.each([
    '2026-11-22T10:00:00',
    '2026-11-22',
    '2026-02-30T00:00:00Z',
    '22/11/2026',
    '2026-11-22T25:00:00Z',
    '',
    'now',
    1795312800000,
    null,
  ])('%j is no ISO 8601 time with offset', (submittedAt) => expect(pointers({ submittedAt })).toEqual(['/submittedAt']));
});

describe('a faulty feedback', () => {
  test('is told every fault at once, each with its pointer', () => {
    const result = accept(
      {
        source: 'Claims!',
        sourceId: '',
        touchpoint: 'x',
        customer: { phone: 'abc', region: '1' },
        score: { scale: 'nps', value: 11 },
        options: ['ok', 3],
      },
      context,
    );
    expect(result.ok ? [] : result.errors.map(({ pointer }) => pointer).sort()).toEqual(
      [
        '/customer/id',
        '/customer/phone',
        '/customer/region',
        '/options/1',
        '/score/value',
        '/source',
        '/sourceId',
        '/submittedAt',
        '/touchpoint',
      ].sort(),
    );
  });

  test.each([
    [{ score: { scale: 'csat', value: 0 } }, '/score/value', 'from 1 to 5'],
    [{ score: { scale: 'ces', value: 3.5 } }, '/score/value', 'whole number'],
    [{ score: { scale: 'nps', value: '9' } }, '/score/value', 'whole number'],
    [{ score: { scale: 'stars', value: 1 } }, '/score/scale', 'nps, csat, ces'],
    [{ score: 5 }, '/score', '{scale, value}'],
    [{ comment: '好'.repeat(5001) }, '/comment', '5,000'],
    [{ comment: 42 }, '/comment', 'got 42'],
    [{ comment: 'a\u0000b' }, '/comment', 'U+0000'],
    [{ comment: '坏\ud83d' }, '/comment', 'surrogate'],
    [{ options: Array(51).fill('a') }, '/options', '50'],
    [{ options: ['\u001b[31m'] }, '/options/0', 'U+001B'],
    [{ language: 'x'.repeat(36) }, '/language', '35'],
    [{ customer: null }, '/customer', 'object'],
    [{ customer: { id: 'c'.repeat(129) } }, '/customer/id', '128'],
    [{ customer: { id: 'c', name: 'n'.repeat(101) } }, '/customer/name', '100'],
    [{ customer: { id: 'c', phone: '1234' } }, '/customer/phone', '5–20 digits'],
    [{ customer: { id: 'c', region: '31010' } }, '/customer/region', 'six digits'],
    [{ score: null, options: [], comment: ' \n' }, '', 'at least one'],
    [{ touchpoint: 'claims.motor.repare.progress' }, '/touchpoint', 'claims.motor.repair.progress'],
    [{ sourceId: '11010519491231002X' }, '/sourceId', 'pseudonymous'],
    [{ customer: { id: '6222-0212-3456-7894' } }, '/customer/id', 'pseudonymous'],
  ])('%j is refused at "%s" and told %j', (changes, pointer, words) => {
    expect(faults(changes)).toEqual([{ pointer, detail: expect.stringContaining(words) }]);
  });

  test('never has a long or hostile value echoed', () => {
    const [fault] = faults({ touchpoint: `\u202e<script>${'x'.repeat(10_000)}` });
    expect(fault!.detail.length).toBeLessThan(250);
    expect(fault!.detail).not.toContain('\u202e');
    expect(faults({ customer: { id: '11010519491231002X' } })[0]!.detail).not.toContain('1101');
  });

  test('5,000 characters outside the basic plane are within the limit', () => expect(tried({ comment: '😀'.repeat(5000) }).ok).toBe(true));
});

const json = fc.jsonValue({ maxDepth: 3, stringUnit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
test('any JSON value is either accepted or told at least one fault in words of ours', () => {
  const keys = Object.keys(body) as (keyof typeof body)[];
  const damaged = fc.tuple(fc.constantFrom(...keys), json).map(([key, value]) => ({ ...body, [key]: value }));
  fc.assert(
    fc.property(fc.oneof(json, damaged), (value) => {
      const result = accept(value, context);
      if (result.ok) AcceptedFeedback.parse(result.feedback);
      else {
        expect(result.errors.length).toBeGreaterThan(0);
        for (const { pointer, detail } of result.errors) {
          expect(pointer).toMatch(/^(\/[^/]+)*$/);
          expect(detail).not.toMatch(/Invalid input|expected string|undefined/);
        }
      }
    }),
    { numRuns: 400 },
  );
});
