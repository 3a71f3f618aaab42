import { describe, expect, test } from 'vitest';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { judgeFeedback } from '#domain/judgement/judge-feedback.ts';
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

describe('while the text model is out of reach', () => {
  test('the outage is known by its name', () => expect(String(down)).toBe('SentimentUnavailable: connection refused'));

  test('a low score decides alone', async () => {
    expect(await verdict(said('不好', 0), down).given).toMatchObject({ judged: true, judgement: { unhappy: true, sentiment: null } });
  });

  test('a text that alone could decide waits for it', async () => {
    await expect(verdict(said('今天来过', 9), down).given).rejects.toBe(down);
  });

  test('on the last try a person hears it rather than nobody', async () => {
    expect(await verdict(said('今天来过', 9), down, true).given).toMatchObject({ judged: false, judgement: { unhappy: true } });
  });

  test('a fault that is no outage is not hidden by a low score', async () => {
    const broken = new TypeError('texts is not iterable');
    await expect(verdict(said('不好', 0), broken).given).rejects.toBe(broken);
  });
});
