import { describe, expect, test } from 'vitest';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { judgeFeedback } from '#domain/judgement/judge-feedback.ts';
import { readAgainAfter } from '#domain/judgement/read-again.ts';
import { type Heard, SentimentUnavailable } from '#domain/judgement/sentiment.ts';
import { feedbackOf, insurer } from '../../contract/examples.ts';
import { reading } from './reading.ts';

const thresholds = insurer.policy.judgement;
const said = (comment: string | undefined, nps?: number, language?: string): AcceptedFeedback =>
  feedbackOf('f1', { comment, language, score: nps === undefined ? undefined : { scale: 'nps', value: nps } });
const verdict = (f: AcceptedFeedback, answer: number | Error | null, lastTry = false) => {
  const asked: Heard[][] = [];
  const read = async (texts: Heard[]) => {
    asked.push(texts);
    if (answer instanceof Error) throw answer;
    return answer === null ? [] : [reading(answer)];
  };
  return { asked, given: judgeFeedback(f, { read }, thresholds, lastTry) };
};
const down = new SentimentUnavailable('connection refused');

describe('a feedback is judged', () => {
  test('with the text as the model reads it, the language being its hint', async () => {
    const { asked, given } = verdict(said('等了很久', undefined, 'zh'), -0.9);
    expect(await given).toMatchObject({ judged: true, judgement: { unhappy: true, sentiment: -0.9 } });
    expect(asked).toEqual([[{ text: '等了很久', language: 'zh' }]]);
  });

  test('without asking the model when there is no text', async () => {
    const { asked, given } = verdict(said(undefined, 10), down);
    expect(await given).toMatchObject({ judged: true, judgement: { unhappy: false, sentiment: null } });
    expect(asked).toEqual([]);
  });

  test('without the text when the model has no answer to it', async () => {
    expect(await verdict(said('今天来过', 9), null).given).toMatchObject({ judged: true, judgement: { sentiment: null } });
  });
});

describe("the customer's recent history", () => {
  const judgedWith = async (f: AcceptedFeedback, tone: number, unhappy: boolean) => {
    const asked: string[] = [];
    const pastOf = async (id: string) => {
      asked.push(id);
      return { unhappy };
    };
    const { judgement } = await judgeFeedback(f, { read: async () => [reading(tone)] }, thresholds, false, pastOf);
    return { asked, unhappy: judgement.unhappy };
  };

  test('tips the scales where a text is nearly unhappy', async () => {
    const f = said('嗯');
    expect(await judgedWith(f, -0.35, true)).toEqual({ asked: [f.customer.id], unhappy: true });
    expect(await judgedWith(f, -0.35, false)).toEqual({ asked: [f.customer.id], unhappy: false });
  });

  test('is not asked for where it decides nothing', async () => {
    expect(await judgedWith(said('还没有结果'), -0.9, true)).toEqual({ asked: [], unhappy: true });
    expect(await judgedWith(said('很好'), 0.9, true)).toEqual({ asked: [], unhappy: false });
  });
});

describe('while the text model is out of reach', () => {
  test('the outage is known by its name', () => expect(String(down)).toBe('SentimentUnavailable: connection refused'));

  test('a low score decides alone', async () => {
    expect(await verdict(said('不好', 0), down).given).toMatchObject({ judged: true, judgement: { unhappy: true, sentiment: null } });
  });

  test.each<[string, AcceptedFeedback]>([
    ['options', { ...said('不好', 10), options: ['没来'] }],
    ['a threat', said('我要投诉', 10)],
  ])('%s decide alone', async (_, f) => {
    expect(await verdict(f, down).given).toMatchObject({ judged: true, judgement: { unhappy: true, sentiment: null } });
  });

  test('a text that alone could decide waits for it', async () => {
    await expect(verdict(said('今天来过', 9), down).given).rejects.toBe(down);
  });

  test('whoever sounds unhappy to a lesser model does not wait; whoever sounds content does, and at last is believed', async () => {
    const sounding = (tone: number) => new SentimentUnavailable('throttled', { guess: reading(tone) });
    expect(await verdict(said('等了很久'), sounding(-0.6)).given).toMatchObject({
      judged: true,
      judgement: { unhappy: true, sentiment: -0.6 },
    });
    const calm = sounding(-0.3);
    await expect(verdict(said('嗯'), calm).given).rejects.toBe(calm);
    expect(await verdict(said('嗯'), calm, true).given).toMatchObject({
      judged: true,
      judgement: { unhappy: false, sentiment: -0.3 },
    });
  });

  test('it is tried again soon at first, then as an outage lasts', () => {
    expect([1, 2, 3, 4, 9].map(readAgainAfter)).toEqual([20, 60, 300, 1200, 1200]);
  });

  test('on the last try a person hears it rather than nobody', async () => {
    expect(await verdict(said('今天来过', 6), down, true).given).toMatchObject({ judged: false, judgement: { unhappy: true } });
  });

  test('a fault that is no outage is not hidden by a low score', async () => {
    const broken = new TypeError('texts is not iterable');
    await expect(verdict(said('不好', 0), broken).given).rejects.toBe(broken);
  });
});
