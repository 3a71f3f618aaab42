import { expect, test } from 'vitest';
import type { Earshot, Json } from '../earshot.ts';
import { expectProblem, furious, story } from '../story.ts';

const happy = () => furious({ score: { scale: 'nps', value: 10 }, comment: '很好' });

export function batches(earshot: Earshot): void {
  const { judged, caseOf } = story(earshot);
  const send = (body: unknown) => earshot.post('/v1/feedback/batch', 'source-claims', body);

  test('each item is wholly accepted or rejected, whatever becomes of the others', async () => {
    const bad = [
      furious({ touchpoint: 'no.such' }),
      furious({ score: { scale: 'csat', value: 9 } }),
      furious({ source: 'app' }),
      null,
      5,
      furious({ comment: 'a\u0001' }),
    ];
    const answer = await send({ items: [furious(), ...bad, happy()] });
    expect(answer.status).toBe(200);
    expect(answer.body.accepted.map((a: Json) => a.index)).toEqual([0, 7]);
    const rejected = answer.body.rejected.map(({ index, errors }: Json) => [index, errors.map((e: Json) => e.pointer)]);
    expect(rejected).toEqual([
      [1, ['/touchpoint']],
      [2, ['/score/value']],
      [3, ['/source']],
      [4, ['']],
      [5, ['']],
      [6, ['/comment']],
    ]);
    for (const { errors } of answer.body.rejected) for (const { detail } of errors) expect(detail).toMatch(/\S/);
    await caseOf(answer.body.accepted[0]);
    expect(await judged(answer.body.accepted[1].feedbackId)).toMatchObject({ caseId: null });
  });

  test('the same item twice, or sent before, is the same feedback', async () => {
    const item = happy();
    const alone = await earshot.post('/v1/feedback', 'source-claims', item);
    const { accepted } = (await send({ items: [item, { ...item, comment: '别的' }] })).body;
    expect(accepted.map((a: Json) => a.feedbackId)).toEqual([alone.body.feedbackId, alone.body.feedbackId]);
  });

  test('500 items are taken, every one of them judged', async () => {
    const { status, body } = await send({ items: Array.from({ length: 500 }, happy) });
    expect([status, body.accepted.length, body.rejected]).toEqual([200, 500, []]);
    expect(new Set(body.accepted.map((a: Json) => a.feedbackId)).size).toBe(500);
    await Promise.all([0, 250, 499].map((index) => judgedLate(body.accepted[index].feedbackId)));
  });

  test.for([
    ['an empty batch', { items: [] }],
    ['a batch of 501', { items: Array.from({ length: 501 }, () => 0) }],
    ['items that are no list', { items: 'x' }],
    ['items that are an object', { items: { 0: furious() } }],
    ['no items', {}],
    ['a list instead of an object', [furious()]],
    ['null', null],
  ] as [string, unknown][])('%s is refused', async ([, body]) => {
    expectProblem(await send(body), 400, '/items');
  });

  test('a malformed or oversized batch is refused', async () => {
    expectProblem(await earshot.send('POST', '/v1/feedback/batch', { as: 'source-claims', raw: '{"items":[' }), 400);
    expectProblem(await send({ items: [furious({ comment: 'a'.repeat(5.2 * 1024 * 1024) })] }), 413);
  });

  const judgedLate = async (feedbackId: string) => {
    for (;;) {
      const { body } = await earshot.get(`/v1/feedback/${feedbackId}`, 'source-claims');
      if (body.status === 'judged') return body;
    }
  };
}
