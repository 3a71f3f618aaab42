import { expect, test } from 'vitest';
import type { Earshot, Json } from '../earshot.ts';
import { expectProblem, furious } from '../story.ts';

const customer = (more: Json) => ({ customer: { id: 'customer-of-bad-input', ...more } });

const faults: [string, Json, ...string[]][] = [
  ['a source that is no text', { source: 5 }, '/source'],
  ['no source', { source: undefined }, '/source'],
  ['a sourceId that is no text', { sourceId: 7 }, '/sourceId'],
  ['no sourceId', { sourceId: undefined }, '/sourceId'],
  ['an empty sourceId', { sourceId: '' }, '/sourceId'],
  ['a time that is a number', { submittedAt: 1_700_000_000 }, '/submittedAt'],
  ['a time without offset', { submittedAt: '2026-11-22T10:00:00' }, '/submittedAt'],
  ['a day that does not exist', { submittedAt: '2026-02-30T10:00:00Z' }, '/submittedAt'],
  ['no time', { submittedAt: undefined }, '/submittedAt'],
  ['an unknown touchpoint', { touchpoint: 'claims.motor.repair.progres' }, '/touchpoint'],
  ['a touchpoint that is no text', { touchpoint: {} }, '/touchpoint'],
  ['no touchpoint', { touchpoint: undefined }, '/touchpoint'],
  ['no customer', { customer: undefined }, '/customer'],
  ['a customer that is a text', { customer: 'Wang' }, '/customer'],
  ['a customer without id', { customer: { name: '王芳' } }, '/customer/id'],
  ['a name that is no text', customer({ name: 5 }), '/customer/name'],
  ['a phone that is none', customer({ phone: 'call me' }), '/customer/phone'],
  ['a region of four digits', customer({ region: '3100' }), '/customer/region'],
  ['a region that is a number', customer({ region: 310000 }), '/customer/region'],
  ['an ID number as customer id', { customer: { id: '110101199003077758' } }, '/customer/id'],
  ['NPS 11', { score: { scale: 'nps', value: 11 } }, '/score/value'],
  ['NPS −1', { score: { scale: 'nps', value: -1 } }, '/score/value'],
  ['CSAT 0', { score: { scale: 'csat', value: 0 } }, '/score/value'],
  ['CES 8', { score: { scale: 'ces', value: 8 } }, '/score/value'],
  ['half a point', { score: { scale: 'nps', value: 1.5 } }, '/score/value'],
  ['a score that is a text', { score: { scale: 'nps', value: '1' } }, '/score/value'],
  ['an unknown scale', { score: { scale: 'stars', value: 1 } }, '/score/scale'],
  ['a bare number as score', { score: 1 }, '/score'],
  ['options that are no list', { options: '没来' }, '/options'],
  ['an option that is no text', { options: ['没来', 5] }, '/options/1'],
  ['a comment that is no text', { comment: ['x'] }, '/comment'],
  ['a comment of 5,001 characters', { comment: 'a'.repeat(5001) }, '/comment'],
  ['a comment of 1 MB', { comment: 'a'.repeat(1024 * 1024) }, '/comment'],
  ['a control character in the comment', { comment: 'a\u0000b' }, '/comment'],
  ['an escape in the comment', { comment: 'a\u001b[31mb' }, '/comment'],
  ['a control character in an id', { sourceId: 'a\u0007b' }, '/sourceId'],
  ['half a surrogate pair', { comment: 'a\ud800b' }, '/comment'],
  ['a language that is no text', { language: 5 }, '/language'],
  ['a language that is no tag', { language: '<script>' }, '/language'],
  ['an id that ends in a space', { sourceId: 'a ' }, '/sourceId'],
  ['an id that turns the direction of a page', customer({ id: 'c\u202e1' }), '/customer/id'],
  ['an id with an invisible character', { sourceId: 'a\u200bb' }, '/sourceId'],
  ['an ID number in a longer id', { sourceId: 'id-110101199003077758-1' }, '/sourceId'],
  ['a bank card behind a prefix', customer({ id: 'card_6222021234567894' }), '/customer/id'],
  ['a comment of which nothing can be seen', { score: undefined, options: undefined, comment: '\u202e\u200b' }, ''],
  ['neither score nor options nor comment', { score: undefined, comment: undefined }, ''],
  [
    'several faults at once',
    { score: { scale: 'nps', value: 99 }, touchpoint: 'x', comment: 5 },
    '/score/value',
    '/touchpoint',
    '/comment',
  ],
];

export function badInput(earshot: Earshot): void {
  const send = (raw: string | Uint8Array<ArrayBuffer>) => earshot.send('POST', '/v1/feedback', { as: 'source-claims', raw });

  test.for(faults)('%s is refused, naming the field', async ([, more, ...pointers]) => {
    expectProblem(await earshot.post('/v1/feedback', 'source-claims', furious(more)), 400, ...pointers);
  });

  test('what is refused is not stored', async () => {
    const body = furious({ touchpoint: 'no.such.touch.point' });
    expectProblem(await earshot.post('/v1/feedback', 'source-claims', body), 400);
    const { items } = (await earshot.get(`/v1/cases?customer=${body.customer.id}`, 'admin')).body;
    expect(items).toEqual([]);
  });

  test.for(['{"source":', 'hello', '', '{"a":1}}', '[1,2'])('malformed JSON is refused: %j', async (raw) => {
    expectProblem(await send(raw), 400);
  });

  test('bytes that are no UTF-8 are refused', async () => {
    expectProblem(await send(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 400);
  });

  test.for([[], null, 'text', 5, true])('JSON that is no object is refused: %j', async (body) => {
    expectProblem(await send(JSON.stringify(body)), 400, '');
  });

  test('a body over 5 MB is refused', async () => {
    expectProblem(await send(JSON.stringify(furious({ comment: 'a'.repeat(5.2 * 1024 * 1024) }))), 413);
    expect((await send(JSON.stringify(furious({ comment: 'a'.repeat(12 * 1024 * 1024) })))).status).toBe(413);
  });

  test.for(['/v1/nothing', '/v1/feedback/a/b', '/v1/', '/assets/nothing.js'])('the unknown path %s is 404', async (path) => {
    expect((await earshot.get(path, 'agent-li')).status).toBe(404);
  });

  test('a method a route does not have is refused', async () => {
    for (const method of ['DELETE', 'PUT', 'PATCH']) {
      const { status } = await earshot.send(method, '/v1/cases', { as: 'admin' });
      expect([404, 405]).toContain(status);
    }
  });
}
