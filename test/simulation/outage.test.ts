import { beforeAll, expect, test } from 'vitest';
import { cascade } from '#adapters/sentiment/cascade.ts';
import { type Heard, type SentimentModel, SentimentUnavailable } from '#domain/judgement/sentiment.ts';
import { captured, captureLogs } from './logs.ts';
import { friday, sampleInsurer } from './sample.ts';
import { worldOf } from './world.ts';

beforeAll(captureLogs);

const minutes = (n: number) => n * 60_000;
const comments = { calm: '已经收到通知了', leaning: '还在等你们的消息', praise: '非常满意' };

/** The first model leans to unhappy or to content and is sure of neither; the second, once it answers, hears discontent in all. */
function insurerWith(outage: { until: number; now: () => number }) {
  const asked: string[] = [];
  const first: SentimentModel = {
    read: async (texts) =>
      texts.map(({ text }) => {
        const unhappy = text === comments.leaning ? 0.6 : text === comments.praise ? 0.01 : 0.3;
        return { unhappy, content: text === comments.praise ? 0.98 : 0.1, evidence: [] };
      }),
  };
  const second: SentimentModel = {
    async read(texts: Heard[]) {
      if (outage.now() < outage.until) throw new SentimentUnavailable('Comprehend cannot be reached: ThrottlingException');
      asked.push(...texts.map(({ text }) => text));
      return texts.map(() => ({ unhappy: 0.95, content: 0.01, evidence: [] }));
    },
  };
  return { asked, model: cascade(first, second) };
}

async function story(outageMinutes: number) {
  captured.length = 0;
  const clock = { now: () => friday };
  const outage = { until: friday + minutes(outageMinutes), now: () => clock.now() };
  const { asked, model } = insurerWith(outage);
  const world = worldOf({ insurer: sampleInsurer, start: friday, model });
  clock.now = world.clock.now;
  const says = (customer: string, said: object) =>
    world.invokeIntake({
      ...{ routeKey: 'POST /v1/feedback', headers: {}, isBase64Encoded: false },
      requestContext: { authorizer: { lambda: { sub: 'source-survey', role: 'source', source: 'survey' } } },
      body: JSON.stringify({
        ...{ source: 'survey', sourceId: customer, submittedAt: new Date(world.clock.now()).toISOString() },
        ...{ touchpoint: 'claims.motor.repair.progress', customer: { id: customer } },
        ...said,
      }),
    });
  void says('low score', { score: { scale: 'nps', value: 1 }, comment: comments.calm });
  void says('option', { options: ['not_solved'], comment: comments.calm });
  void says('threat', { comment: '我要投诉' });
  void says('leaning', { comment: comments.leaning });
  void says('praise', { comment: comments.praise });
  void says('calm', { comment: comments.calm });
  const casesAfter = async (ms: number) => {
    await world.clock.passTo(friday + ms);
    return world.stores.cases
      .all()
      .map(({ customerId }) => customerId)
      .sort();
  };
  return { world, asked, casesAfter };
}

test('an outage of Comprehend delays nobody whom score, options, a threat or the embedded model decide', async () => {
  const { casesAfter, world } = await story(10);
  expect(await casesAfter(2000)).toEqual(['leaning', 'low score', 'option', 'threat']);
  expect(world.stores.feedback.all().map((f) => f.customer.id)).toContain('praise');
  expect(world.stores.feedback.all().map((f) => f.customer.id)).not.toContain('calm');
});

test('the others are judged again when it returns', async () => {
  const { casesAfter, world, asked } = await story(3);
  expect(await casesAfter(minutes(3))).not.toContain('calm');
  expect(await casesAfter(minutes(7))).toContain('calm');
  expect(asked).toEqual([comments.calm]);
  expect(world.stores.feedback.all().find((f) => f.customer.id === 'calm')).toMatchObject({ judged: true, judgement: { unhappy: true } });
});

test('when it does not return, what the embedded model heard is believed in the end, and nothing is lost', async () => {
  const { casesAfter, world } = await story(600);
  expect(await casesAfter(minutes(40))).not.toContain('calm');
  expect(world.stores.feedback.all().find((f) => f.customer.id === 'calm')).toMatchObject({ judged: true, judgement: { unhappy: false } });
});
