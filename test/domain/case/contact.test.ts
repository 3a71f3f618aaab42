import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isChanged, type KnownNumber, newestFirst, numbersView } from '#domain/case/contact.ts';

const given = (phone: string, source: string, submittedAt: number): KnownNumber => ({
  ...{ phone, source, submittedAt },
  feedbackId: `${source}-${submittedAt}`,
});
const anyNumber = fc
  .record({
    phone: fc.constantFrom('13800000001', '13800000002', '+86 138-0000-0001', '021 5555 0000'),
    source: fc.constantFrom('survey', 'app', 'hotline'),
    submittedAt: fc.nat(5),
  })
  .map(({ phone, source, submittedAt }) => given(phone, source, submittedAt));

describe('the numbers of a customer', () => {
  test('stand with the newest first, none twice, however it is written', () => {
    const numbers = [given('13800000001', 'survey', 1), given('13900000002', 'app', 2), given('+86 138-0000-0001', 'hotline', 3)];
    expect(newestFirst(numbers)).toEqual([numbers[2], numbers[1]]);
  });

  test('stand in one order, whatever order they came in', () => {
    const some = fc.uniqueArray(anyNumber, { selector: ({ source }) => source });
    fc.assert(
      fc.property(
        some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          expect(newestFirst(other)).toEqual(newestFirst(one));
        },
      ),
    );
  });

  test('are shown to whoever calls with their sources and times', () => {
    expect(numbersView([given('13900000002', 'app', 2000), given('13800000001', 'survey', 1000)])).toEqual({
      ...{ phone: '13900000002', source: 'app', submittedAt: '1970-01-01T00:00:02.000Z' },
      earlier: [{ phone: '13800000001', source: 'survey', submittedAt: '1970-01-01T00:00:01.000Z' }],
    });
  });
});

describe('a number', () => {
  const known = [given('13800000001', 'survey', 10)];

  test('that another source gives later is another one to call', () => {
    expect(isChanged(known, given('13900000002', 'hotline', 20))).toBe(true);
    expect(isChanged(known, given('13900000002', 'survey', 20))).toBe(true);
  });

  test('that is the same, the first, or older than what is shown changes nothing', () => {
    expect(isChanged(known, given('+86 138 0000 0001', 'hotline', 20))).toBe(false);
    expect(isChanged([], given('13900000002', 'hotline', 20))).toBe(false);
    expect(isChanged(known, given('13900000002', 'hotline', 5))).toBe(false);
  });

  test('that an earlier try has kept already still counts as new', () => {
    const now = given('13900000002', 'hotline', 20);
    expect(isChanged([now, ...known], now)).toBe(true);
  });

  test('that a source sends again, or that is not kept because it is no newer than the one of that source, changes nothing', () => {
    const hotline = given('13900000002', 'hotline', 20);
    expect(isChanged([hotline, ...known], { ...hotline, feedbackId: 'another', submittedAt: 21 })).toBe(false);
    expect(isChanged([hotline, ...known], { ...hotline, feedbackId: 'another' })).toBe(false);
    expect(isChanged([hotline, ...known], { ...hotline, feedbackId: 'another', phone: '13700000003' })).toBe(false);
  });

  test('changes what is shown exactly when it says so', () => {
    const perSource = fc.uniqueArray(anyNumber, { selector: ({ source }) => source });
    fc.assert(
      fc.property(perSource, anyNumber, (all, one) => {
        const others = all.filter((n) => n.feedbackId !== one.feedbackId);
        const isKept = others.every((n) => n.source !== one.source || n.submittedAt < one.submittedAt);
        const after = [...others.filter((n) => !isKept || n.source !== one.source), ...(isKept ? [one] : [])];
        const shown = (numbers: KnownNumber[]) => newestFirst(numbers)[0]?.phone.replace(/^\+86/, '').replace(/\D/g, '');
        expect(isChanged(all, one)).toBe(others.length > 0 && shown(others) !== shown(after));
      }),
    );
  });
});
