import { describe, expect, test } from 'vitest';
import { FeedbackBody } from '#domain/feedback/body.ts';

const body = {
  source: 'claims',
  sourceId: 'q-1',
  submittedAt: '2026-11-22T09:59:58+08:00',
  touchpoint: 'claims.motor.repair.progress',
  customer: { id: 'c-1' },
  comment: '修理厂三天不接电话',
};
/** What is wrong, as the sentence "this field …". */
const told = (changes: object) =>
  FeedbackBody.safeParse({ ...body, ...changes }).error?.issues.map(({ path, message }) => `${path.join('/')} ${message}`) ?? [];
const customer = (more: object) => ({ customer: { id: 'c-1', ...more } });

describe('a fault completes the sentence "this field …"', () => {
  const source = 'source must be the name of the source, 1–64 characters of a–z, 0–9, _ and -';
  const range = 'score/value must be a whole number within its scale (nps 0–10, csat 1–5, ces 1–7)';
  const phone = 'customer/phone must be a phone number of 5–20 digits; only digits, +, - and spaces are allowed';
  const region = 'customer/region must be a region code of six digits, for example 310000';
  test.each<[object, string]>([
    [{ source: 7 }, source],
    [{ source: 'Claims' }, source],
    [{ sourceId: 7 }, 'sourceId must be the id this feedback has in its source, a string of 1–200 characters'],
    [{ sourceId: '' }, 'sourceId is blank: it must be the id this feedback has in its source, a string of 1–200 characters'],
    [
      { sourceId: 'q'.repeat(201) },
      'sourceId is too long: it must be the id this feedback has in its source, a string of 1–200 characters',
    ],
    [
      { submittedAt: 7 },
      'submittedAt must be the moment the customer pressed send, ISO 8601 with offset, for example 2026-11-22T09:30:00+08:00',
    ],
    [{ touchpoint: 7 }, 'touchpoint must be the id of a touchpoint, for example claims.motor.repair.progress'],
    [{ customer: 7 }, 'customer must be an object {id, name?, phone?, region?}'],
    [customer({ id: ' ' }), 'customer/id is blank: it must be your pseudonymous id of the customer, a string of 1–128 characters'],
    [customer({ name: 7 }), 'customer/name must be a string of at most 100 characters'],
    [customer({ phone: 7 }), phone],
    [customer({ phone: '1234' }), phone],
    [customer({ region: 310000 }), region],
    [customer({ region: '3100' }), region],
    [{ score: 7 }, 'score must be an object {scale, value}'],
    [{ score: { scale: 'stars', value: 1 } }, 'score/scale must be one of nps, csat, ces'],
    [{ score: { scale: 'nps', value: '1' } }, range],
    [{ score: { scale: 'ces', value: 8 } }, 'score/value must be a whole number from 1 to 7 for ces'],
    [{ options: 'a' }, 'options must be a list of strings'],
    [{ options: [''] }, 'options/0 is blank: it must be a string of 1–200 characters'],
    [{ options: Array(51).fill('a') }, 'options must have at most 50 options'],
    [{ comment: 7 }, 'comment must be a string of at most 5,000 characters'],
    [{ language: 7 }, 'language must be a language tag (BCP 47) of at most 35 characters, for example zh-CN'],
  ])('%j', (changes, sentence) => expect(told(changes)).toEqual([sentence]));

  test('also for what is no object at all', () => {
    const sentence = 'must be a JSON object; see GET /v1/openapi.json for its fields';
    for (const nothing of [null, 7, 'x', [body]])
      expect(FeedbackBody.safeParse(nothing).error?.issues.map((i) => i.message)).toEqual([sentence]);
  });
});

describe('at its limits a field is', () => {
  test.each<[string, object, object]>([
    ['source', { source: 'a-b_9' }, { source: 'a.b' }],
    ['source of 64', { source: 'a'.repeat(64) }, { source: 'a'.repeat(65) }],
    ['source without spaces', { source: 'a' }, { source: ' a' }],
    ['source on one line', { source: 'a' }, { source: 'a b' }],
    ['sourceId of 200', { sourceId: 'q'.repeat(200) }, { sourceId: 'q'.repeat(201) }],
    ['customer id of 128', customer({ id: 'c'.repeat(128) }), customer({ id: 'c'.repeat(129) })],
    ['name of 100', customer({ name: '周'.repeat(100) }), customer({ name: '周'.repeat(101) })],
    ['5 digits of a phone', customer({ phone: '95518' }), customer({ phone: '9551' })],
    ['20 digits of a phone', customer({ phone: '1'.repeat(20) }), customer({ phone: '1'.repeat(21) })],
    ['digits in groups', customer({ phone: '+86 138-0000 0137' }), customer({ phone: '+86 (138) 00000137' })],
    ['a phone of 40 characters', customer({ phone: `12345${' '.repeat(35)}` }), customer({ phone: `12345${' '.repeat(36)}` })],
    ['a phone from its first character', customer({ phone: '+12345' }), customer({ phone: 'x12345' })],
    ['a phone to its last character', customer({ phone: '12345-' }), customer({ phone: '12345x' })],
    ['region', customer({ region: '310000' }), customer({ region: '3100001' })],
    ['region of digits', customer({ region: '000000' }), customer({ region: 'x310000' })],
    ['nps', { score: { scale: 'nps', value: 0 } }, { score: { scale: 'nps', value: -1 } }],
    ['nps of 10', { score: { scale: 'nps', value: 10 } }, { score: { scale: 'nps', value: 11 } }],
    ['csat', { score: { scale: 'csat', value: 1 } }, { score: { scale: 'csat', value: 0 } }],
    ['ces of whole numbers', { score: { scale: 'ces', value: 7 } }, { score: { scale: 'ces', value: 6.5 } }],
    ['50 options', { options: Array(50).fill('a') }, { options: Array(51).fill('a') }],
    ['an option of 200', { options: ['a'.repeat(200)] }, { options: ['a'.repeat(201)] }],
    ['comment of 5,000', { comment: '好'.repeat(5000) }, { comment: '好'.repeat(5001) }],
    ['language of 35', { language: 'zh-Hans-CN-x-abcdefgh-abcdefgh-abcd' }, { language: 'zh-Hans-CN-x-abcdefgh-abcdefgh-abcde' }],
    ['language as BCP 47 writes it', { language: 'zh-Hant-TW' }, { language: 'zh--TW' }],
    ['language without markup', { language: 'en' }, { language: '<b>en</b>' }],
    ['sourceId of what can be seen', { sourceId: '保单 7' }, { sourceId: 'a\u200bb' }],
    ['a text without control characters', { comment: 'a\nb' }, { comment: 'a\u0000b' }],
  ])('%s', (_, good, bad) => {
    expect(told(good)).toEqual([]);
    expect(told(bad)).toHaveLength(1);
  });

  test.each([{ comment: '' }, { language: '' }, customer({ name: '' })])('blank where nothing need be said: %j', (changes) =>
    expect(told(changes)).toEqual([]),
  );
});

test('what may be left out may be null, which means the same', () => {
  const nothing = {
    score: null,
    options: null,
    comment: null,
    language: null,
    customer: { id: 'c-1', name: null, phone: null, region: null },
  };
  const { comment, ...bare } = body;
  expect(FeedbackBody.parse({ ...body, ...nothing })).toEqual(FeedbackBody.parse(bare));
  expect(FeedbackBody.parse(bare)).toEqual(bare);
});
