import { describe, expect, test } from 'vitest';
import { accept } from '#domain/feedback/accept.ts';

const receivedAt = Date.parse('2026-11-22T02:00:00Z');
const known = ['claims.motor.repair.progress', 'claims.motor.repair.quality'];
const context = { catalogueTouchpoints: new Set(known), receivedAt, digest: (text: string) => `<${text}>` };
const bare = {
  source: 'claims',
  sourceId: 'q-1',
  submittedAt: '2026-11-22T09:59:58+08:00',
  touchpoint: 'claims.motor.repair.progress',
  customer: { id: 'c-1' },
  score: { scale: 'csat', value: 2 },
};
const full = {
  ...bare,
  customer: { id: 'c-1', name: '周女士', phone: '138 0000 0137', region: '310104' },
  options: ['not_informed', 'late'],
  comment: '修理厂三天不接电话',
  language: 'zh',
};
const taken = (body: unknown) => {
  const result = accept(body, context);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.feedback;
};
const told = (changes: object) => {
  const result = accept({ ...bare, ...changes }, context);
  return result.ok ? [] : result.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`);
};

describe('what is accepted', () => {
  test('is everything that was said, under an id made of the source and its id', () => {
    const { bodyDigest, ...feedback } = taken(full);
    expect(feedback).toStrictEqual({
      schemaVersion: 1,
      feedbackId: 'f<claims\nq-1>',
      ...full,
      submittedAt: receivedAt - 2000,
      receivedAt,
    });
  });

  test('has no field for what was not said, or only blank', () => {
    const { bodyDigest, ...feedback } = taken({
      ...{ ...bare, options: [], comment: ' \n', language: ' ', customer: { id: 'c-1', name: ' ' } },
    });
    expect(feedback).toStrictEqual({ schemaVersion: 1, feedbackId: 'f<claims\nq-1>', ...bare, submittedAt: receivedAt - 2000, receivedAt });
  });

  test('has a digest of its content: objects know no order, lists do', () => {
    const digest = taken(full).bodyDigest;
    const { customer, score, ...rest } = full;
    const { value, scale } = score;
    const { region, phone, name, id } = customer;
    expect(taken({ score: { value, scale }, customer: { region, phone, name, id }, ...rest }).bodyDigest).toBe(digest);
    expect(taken({ ...full, options: ['late', 'not_informed'] }).bodyDigest).not.toBe(digest);
    expect(JSON.parse(digest.slice(1, -1))).toEqual(full);
  });

  test.each([{ score: undefined, comment: '好' }, { score: undefined, options: ['late'] }, {}])(
    'needs only one expression: %j',
    (changes) => expect(told(changes)).toEqual([]),
  );
});

describe('what would turn the direction of a page', () => {
  const turned = '\u202e\u2067\u200f\u061c';

  test('is taken out of name, options and comment, and a text that has nothing else is none', () => {
    const said = { name: `周${turned}女士`, options: [`没来${turned}`], comment: `修理厂${turned}\u2069不接电话 👩\u200d👧` };
    const { customer, options, comment } = taken({ ...full, ...said, customer: { id: 'c-1', name: said.name } });
    expect({ name: customer.name, options, comment }).toEqual({ name: '周女士', options: ['没来'], comment: '修理厂不接电话 👩\u200d👧' });
    const nothing = taken({ ...full, comment: turned, customer: { id: 'c-1', name: turned } });
    expect([nothing.comment, nothing.customer.name]).toEqual([undefined, undefined]);
  });

  test('does not hide a number from masking', () => expect(taken({ ...full, comment: `1${turned}3800138000` }).comment).toBe('[电话]'));

  test('makes another body of it for whoever compares', () =>
    expect(taken({ ...full, comment: `好${turned}` }).bodyDigest).not.toBe(taken({ ...full, comment: '好' }).bodyDigest));
});

describe('what is wrong is told in full', () => {
  const says = ': says nothing: send at least one of score, options and comment';
  const personal = 'contains a valid ID or bank card number; send a pseudonymous id instead, for example a keyed hash of it';
  const visible = 'must consist of visible characters, single spaces apart';
  const remove = 'remove it (only tab, newline and carriage return are allowed)';
  const unknown = '/touchpoint: is not in the catalogue:';
  test.each<[object, string[]]>([
    [{ source: undefined }, ['/source: is missing: it must be the name of the source, 1–64 characters of a–z, 0–9, _ and -']],
    [{ customer: {} }, ['/customer/id: is missing: it must be your pseudonymous id of the customer, a string of 1–128 characters']],
    [{ source: 'A' }, ['/source: must be the name of the source, 1–64 characters of a–z, 0–9, _ and -; got "A"']],
    [
      { language: 'x'.repeat(36) },
      [`/language: must be a language tag (BCP 47) of at most 35 characters, for example zh-CN; got "${'x'.repeat(36)}"`],
    ],
    [
      { submittedAt: 'now' },
      ['/submittedAt: must be ISO 8601 with date, time and offset, for example 2026-11-22T09:30:00+08:00; got "now"'],
    ],
    [
      { submittedAt: '2026-11-22T03:00:00Z' },
      ['/submittedAt: lies more than 5 minutes in the future; set the clock of the sending system right; got "2026-11-22T03:00:00Z"'],
    ],
    [{ sourceId: '' }, ['/sourceId: is blank: it must be the id this feedback has in its source, a string of 1–200 characters']],
    [{ sourceId: '11010519491231002X\u000b' }, [`/sourceId: contains the control character U+000B at position 18; ${remove}`]],
    [{ comment: '\u0000' }, [`/comment: contains the control character U+0000 at position 0; ${remove}`]],
    [{ score: undefined }, [says]],
    [{ score: null, options: [], comment: '\t' }, [says]],
    [{ score: undefined, comment: 7 }, ['/comment: must be a string of at most 5,000 characters; got 7']],
    [{ touchpoint: 'claims.motor.repair' }, [`${unknown} "claims.motor.repair"; did you mean ${known.join(', ')}?`]],
    [{ touchpoint: '?' }, [`${unknown} "?"; an id reads process.line.journey.step, as in claims.motor.repair.progress`]],
    [{ touchpoint: 'a\u0000' }, [`/touchpoint: contains the control character U+0000 at position 1; ${remove}`]],
    [{ sourceId: '11010519491231002X', customer: { id: '4111-1111-1111-1111' } }, [`/sourceId: ${personal}`, `/customer/id: ${personal}`]],
    [{ sourceId: 'ID11010519491231002X' }, [`/sourceId: ${personal}`]],
    [{ sourceId: `2026-110105-19491231-002X${'-9'.repeat(80)}` }, [`/sourceId: ${personal}`]],
    [{ customer: { id: 'cust_4111111111111111@app' } }, [`/customer/id: ${personal}`]],
    [{ sourceId: '20261122-4111111111111111' }, [`/sourceId: ${personal}`]],
    [{ sourceId: '４１１１１１１１１１１１１１１１' }, [`/sourceId: ${personal}`]],
    [{ sourceId: 'q\u00a01' }, [`/sourceId: ${visible}; got "q\u00a01"`]],
    [{ sourceId: ' q' }, [`/sourceId: ${visible}; got " q"`]],
    [{ sourceId: 'q\u202e1' }, [`/sourceId: ${visible}; got "q1"`]],
    [{ customer: { id: 'c\u200b1' } }, [`/customer/id: ${visible}; got "c1"`]],
    [
      { customer: { id: '\u200b' } },
      ['/customer/id: is blank: it must be your pseudonymous id of the customer, a string of 1–128 characters'],
    ],
    [{ options: ['\u2066\u200b'] }, ['/options/0: is blank: it must be a string of 1–200 characters']],
    [{ score: undefined, comment: '\u202e\u200d' }, [says]],
  ])('%j', (changes, words) => expect(told(changes)).toEqual(words));

  test.each([
    ...['4222222222222', '378282246310005', '110105491231002', '04111111111111111', '41111111111111110', '13800138000', 'a@b.com'],
    ...['周女士', 'order 7', 'заказ-7', 'x\u{1f600}'],
    ...['7c9e6679-7425-40de-4716-446655440000', '4111-11111111-1111', 'x'.repeat(200)],
  ])('but the id %s is nobody’s', (sourceId) => expect(told({ sourceId })).toEqual([]));

  test('a body that is no object is one fault', () => {
    for (const body of [undefined, null, 7, 'x', []]) {
      const result = accept(body, context);
      expect(result.ok || result.errors).toEqual([{ pointer: '', detail: expect.stringMatching(/^must be a JSON object; .+; got /) }]);
    }
  });
});
