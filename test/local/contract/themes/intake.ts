import { expect, test } from 'vitest';
import { type Earshot, type Json, until } from '../earshot.ts';
import { ago, expectProblem, fresh, furious, story } from '../story.ts';

export function intake(earshot: Earshot): void {
  const { writes, judged, opens } = story(earshot);
  const read = async (id: string, as = 'admin') => (await earshot.get(`/v1/feedback/${id}`, as)).body;

  test('a feedback is accepted, pending until it is stored, then judged with reasons', async () => {
    const body = furious();
    const answer = await earshot.post('/v1/feedback', 'source-claims', body);
    expect(answer).toMatchObject({ status: 202, body: { feedbackId: expect.any(String) } });
    const { feedbackId } = answer.body;
    expect((await earshot.get('/v1/feedback/fnobodyhassentthis', 'agent-li')).body).toEqual({
      feedbackId: 'fnobodyhassentthis',
      status: 'pending',
    });
    const seen = await judged(feedbackId);
    const { source, sourceId, touchpoint, score, submittedAt, comment } = body;
    expect(seen).toMatchObject({ feedbackId, source, sourceId, touchpoint, score, submittedAt, comment });
    expect(seen.judgement).toMatchObject({
      unhappy: true,
      severity: expect.any(String),
      reasons: [{ zh: expect.any(String), en: expect.any(String) }, {}],
    });
    expect(JSON.stringify(seen)).not.toMatch(/王芳|13800138000/);
  });

  test('the same source and sourceId with another body is the same feedback: the first wins, the difference is shown', async () => {
    const body = furious();
    const first = await earshot.post('/v1/feedback', 'source-claims', body);
    await judged(first.body.feedbackId);
    const again = await earshot.post('/v1/feedback', 'source-claims', { ...body, comment: '别的话', score: { scale: 'nps', value: 10 } });
    expect([again.status, again.body]).toEqual([202, first.body]);
    const shown = await until('the difference is shown', async () => {
      const seen = await read(first.body.feedbackId);
      return seen.differences > 0 && seen;
    });
    expect(shown).toMatchObject({ comment: body.comment, score: body.score, differences: 1 });
  });

  test('the same body again is no difference', async () => {
    const body = furious();
    const told = await writes(body);
    await judged(told.feedbackId);
    await earshot.post('/v1/feedback', 'source-claims', body);
    await opens();
    expect((await read(told.feedbackId)).differences).toBe(0);
  });

  test.for([
    ['a complaint threat with the best score', { score: { scale: 'nps', value: 10 }, comment: '再不解决我就打12378投诉' }],
    ['a furious text with the best score', { score: { scale: 'nps', value: 10 }, comment: '气死我了，根本没人管，骗子公司，再也不买了' }],
    ['a low CSAT alone', { score: { scale: 'csat', value: 1 }, comment: undefined }],
    ['a low CES alone', { score: { scale: 'ces', value: 1 }, comment: undefined }],
    ['an option that tells of a failure', { score: undefined, comment: undefined, options: ['没来'] }],
    [
      'a furious English text',
      { score: undefined, comment: 'Your repair shop is a disgrace. Nobody ever answers and I am furious.', language: 'en' },
    ],
  ] as [string, Json][])('%s makes a case', async ([, more]) => {
    expect(await opens(more)).toMatchObject({ state: 'open' });
  });

  test('a satisfied customer makes none', async () => {
    const seen = await judged((await writes({ score: { scale: 'nps', value: 10 }, comment: '理赔很快，服务很好，谢谢' })).feedbackId);
    expect(seen).toMatchObject({ caseId: null, judgement: { unhappy: false } });
  });

  test('a clock four minutes ahead is set back to receipt and flagged, six minutes are refused', async () => {
    const told = await writes({ submittedAt: ago(-240) });
    const seen = await judged(told.feedbackId);
    expect(seen).toMatchObject({ clockAhead: true, submittedAt: seen.receivedAt });
    expect(Date.parse(seen.submittedAt)).toBeLessThanOrEqual(Date.now());
    expectProblem(await earshot.post('/v1/feedback', 'source-claims', furious({ submittedAt: ago(-360) })), 400, '/submittedAt');
  });

  test('an offset is understood', async () => {
    const clicked = Math.floor(Date.now() / 1000) * 1000 - 1000;
    const submittedAt = new Date(clicked + 8 * 3_600_000).toISOString().replace('.000Z', '+08:00');
    expect(Date.parse((await judged((await writes({ submittedAt })).feedbackId)).submittedAt)).toBe(clicked);
  });

  test('ID numbers, bank cards, phone numbers and mail addresses are masked before they are stored', async () => {
    const secrets = ['110101199003077758', '6222021234567890128', '13912345678', 'wang.fang@example.com'];
    const told = await writes({
      comment: `身份证${secrets[0]}，卡号${secrets[1]}，电话${secrets[2]}，邮箱${secrets[3]}，气死了`,
      options: [`卡 ${secrets[1]}`],
    });
    const seen = JSON.stringify(await judged(told.feedbackId));
    for (const secret of secrets) expect(seen).not.toContain(secret);
    expect(seen).toMatch(/\[证件号\].*\[银行卡\].*\[电话\]/);
  });

  test('so are numbers in disguise; what would turn the direction of a page is not stored', async () => {
    const told = await writes({
      comment: `气死了\u202e，打139\u200b、1234，5678或者一三九一二三四五六七八\u2069`,
      options: ['\u2067没来\u200f'],
    });
    expect(await judged(told.feedbackId)).toMatchObject({ comment: '气死了，打[电话]或者[电话]', options: ['没来'] });
  });

  test('a source reads its own feedback only; staff who see its case read it too', async () => {
    const told = await writes();
    await judged(told.feedbackId);
    const path = `/v1/feedback/${told.feedbackId}`;
    expectProblem(await earshot.get(path, 'source-app'), 403, '/path/id');
    for (const as of ['source-claims', 'agent-li', 'lead-wang', 'manager-zhao', 'admin'])
      expect((await earshot.get(path, as)).status, as).toBe(200);
  });

  test('5,000 characters are a comment', async () => {
    const told = await writes({ sourceId: fresh('long'), comment: '气'.repeat(5000) });
    expect((await judged(told.feedbackId)).comment).toHaveLength(5000);
  });
}
