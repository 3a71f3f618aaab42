import { describe, expect, test } from 'vitest';
import { type Grounds, probabilityOf } from '#domain/judgement/fusion.ts';
import { judge, unjudged } from '#domain/judgement/judge.ts';
import { reading } from './reading.ts';

const thresholds = {
  unhappyScore: { nps: 3, csat: 2, ces: 2 },
  happyScore: { nps: 9, csat: 4, ces: 6 },
  unhappyFrom: 0.5,
  unhappyOptions: ['没来'],
};
type Said = { nps?: number; options?: string[]; comment?: string; touchpoint?: string };
const judged = ({ nps, touchpoint = 'claims.motor.repair.progress', ...said }: Said, text: number | null = null) =>
  judge(
    { touchpoint, ...said, ...(nps !== undefined && { score: { scale: 'nps', value: nps } }) },
    text === null ? null : reading(text),
    thresholds,
  );

const nothing: Grounds = {
  ...{ score: 'none', lowestScore: false, text: null, matter: 0, praise: 0 },
  ...{ options: false, compelled: false, asksForCall: false, unhappyBefore: false },
};

describe('how probable discontent is: what is known is weighed together', () => {
  test.each<[string, Partial<Grounds>, number]>([
    ['nothing at all', {}, 0.1],
    ['a declared threat, whatever else', { score: 'happy', text: reading(0.9), compelled: true }, 0.97],
    ['a low score', { score: 'unhappy' }, 0.931],
    ['the lowest score', { score: 'unhappy', lowestScore: true }, 0.957],
    ['a low score beside a text that says nothing', { score: 'unhappy', text: reading(0) }, 0.931],
    ['a low score beside praise', { score: 'unhappy', text: reading(0.9) }, 0.335],
    ['a telling option', { options: true }, 0.909],
    ['a telling option beside a high score', { score: 'happy', options: true }, 0.832],
    ['a text, as the model reads it', { text: reading(-0.7) }, 0.7],
    ['an undecided text that tells of a matter', { text: reading(-0.3), matter: 0.9 }, 0.623],
    ['a content text that tells of a matter', { text: reading(0.95), matter: 0.05 }, 0.001],
    ['an undecided text that praises something', { text: reading(-0.5), praise: 1 }, 0.321],
    ['a request for a call in a displeased tone', { text: reading(-0.4), asksForCall: true }, 0.597],
    ['a request for a call of somebody who is undecided', { text: reading(-0.2), asksForCall: true }, 0.357],
    ['a request for a call beside a high score', { score: 'happy', text: reading(-0.2), asksForCall: true }, 0.086],
    ['an unhappy text beside a middling score', { score: 'middle', text: reading(-0.7) }, 0.766],
    ['a furious text beside a high score', { score: 'happy', text: reading(-0.97) }, 0.837],
    ['an unhappy text beside a high score', { score: 'happy', text: reading(-0.7) }, 0.297],
    ['a middling score', { score: 'middle' }, 0.299],
    ['a high score', { score: 'happy' }, 0.052],
    ['a happy text and a high score', { score: 'happy', text: reading(1) }, 0],
  ])('%s', (_, grounds, probability) => expect(probabilityOf({ ...nothing, ...grounds })).toBe(probability));

  test('somebody who was unhappy before is so sooner', () => {
    const said = { touchpoint: 'x', comment: '嗯' };
    expect(judge(said, reading(-0.45), thresholds, { unhappy: false }).unhappy).toBe(false);
    const again = judge(said, reading(-0.45), thresholds, { unhappy: true });
    expect(again.unhappy).toBe(true);
    expect(again.reasons.map(({ en }) => en)).toContain('was unhappy not long ago');
  });

  test('from where it is a case is the policy', () => {
    const careful = { ...thresholds, unhappyFrom: 0.25 };
    expect(judge({ touchpoint: 'x', comment: '嗯' }, reading(-0.3), thresholds).unhappy).toBe(false);
    expect(judge({ touchpoint: 'x', comment: '嗯' }, reading(-0.3), careful).unhappy).toBe(true);
  });
});

describe('a contradiction', () => {
  test.each<[string, Said, number | null, boolean]>([
    ['a low score and praise', { nps: 1, comment: '好' }, 0.5, true],
    ['a low score and a plain text', { nps: 1, comment: '好' }, 0.4, false],
    ['a middling score and praise', { nps: 6, comment: '好' }, 0.9, false],
    ['a high score and an unhappy text', { nps: 9, comment: '差' }, -0.5, true],
    ['a high score and a nearly unhappy text', { nps: 9, comment: '差' }, -0.4, false],
    ['a high score and a telling option', { nps: 9, options: ['没来'] }, null, true],
    ['a middling score and a telling option', { nps: 6, options: ['没来'] }, null, false],
  ])('is %s: %j at %d', (_, said, text, marked) => {
    const { signals, reasons } = judged(said, text);
    expect(signals.includes('contradiction')).toBe(marked);
    expect(reasons.some(({ en }) => en === 'score and words contradict each other')).toBe(marked);
  });

  test('of a low score and strong praise is no discontent, unless an option tells of a failure', () => {
    expect(judged({ nps: 1, comment: '好' }, 0.9)).toMatchObject({ unhappy: false, severity: 'low' });
    expect(judged({ nps: 1, comment: '好' }, 0.6)).toMatchObject({ unhappy: true, severity: 'low' });
    expect(judged({ nps: 1, options: ['没来'], comment: '好' }, 0.9)).toMatchObject({ unhappy: true, severity: 'normal' });
  });
});

describe('the reasons', () => {
  const told = (said: Said, text: number | null = null) => judged(said, text).reasons.map(({ en }) => en);

  test('stand in the order in which they matter: threat, score, options, contradiction, text, gravity', () => {
    expect(told({ nps: 10, options: ['没来'], comment: '我要投诉,给我回电' }, -0.9)).toEqual([
      'declares a complaint or names the regulator: 投诉',
      'score 10 (0–10)',
      'chose: 没来',
      'score and words contradict each other',
      'the text reads as unhappy (−0.90)',
      'declares a complaint, legal action or publicity',
    ]);
  });

  test('are told once', () => {
    expect(told({ nps: 1, comment: '我要投诉' })).toEqual([
      'declares a complaint or names the regulator: 投诉',
      'score 1 (0–10)',
      'the text was not read yet; score, options and signals decide',
      'declares a complaint, legal action or publicity',
    ]);
  });

  test('name the other signals last', () => {
    expect(told({ nps: 1, comment: '请给我回电' }, -0.6)).toEqual([
      'score 1 (0–10)',
      'the text reads as unhappy (−0.60)',
      expect.stringContaining('asks for a call: '),
    ]);
  });

  test('name a middling score only when there is no text to go by', () => {
    expect(told({ nps: 6 })).toEqual(['score 6 (0–10)']);
    expect(told({ nps: 6, comment: '今天来过' }, 0)).toEqual(['the text reads as neutral (0.00)']);
    expect(told({ nps: 10, comment: '很好' }, 0.9)).toEqual(['score 10 (0–10)', 'the text reads as praise (+0.90)']);
  });

  test('say that a text was not read only if there was one, and how grave it is only if it is a matter at all', () => {
    expect(told({ nps: 1 })).toEqual(['score 1 (0–10)']);
    expect(told({ nps: 1, comment: '差' })).toEqual(['score 1 (0–10)', 'the text was not read yet; score, options and signals decide']);
    expect(told({ nps: 7, comment: '建议改进' }, 0)).toEqual(['the text reads as neutral (0.00)']);
  });

  test('of what nobody could judge is that nobody could', () => {
    expect(unjudged()).toEqual({
      ...{ unhappy: true, probability: 0.5, sentiment: null, severity: 'normal', topics: [], signals: [], phrases: [] },
      reasons: [
        { zh: '多次未能自动判断,请人工查看', en: 'could not be judged automatically after several tries; a person must look at it' },
      ],
    });
  });
});

describe('the words that decided', () => {
  test('are quoted as the customer wrote them', () => {
    expect(judged({ comment: '三天沒人管,我要投訴', nps: 1 }, -0.9).phrases).toContain('我要投訴');
    expect(judged({ comment: 'I will File A COMPLAINT', nps: 1 }, -0.9).phrases.join()).toMatch(/COMPLAINT/);
  });
  test('reach to the edge of their clause when it is near, and no further', () => {
    const long = '这件事情我已经反复说过很多次了投诉无门也没有任何一个人愿意来听一听';
    expect(judged({ comment: long, nps: 1 }, -0.9).phrases).toEqual(['投诉']);
  });
  test('are not looked for where nobody is unhappy', () => {
    expect(judged({ comment: '服务很好', nps: 10 }, 0.9).phrases).toEqual([]);
  });
});

describe('what is spoken of', () => {
  test('is heard in the options as in the comment, each for itself', () => {
    expect(judged({ options: ['我要投诉'] }).signals).toEqual(['complaint']);
    expect(judged({ options: ['修理厂不接电话'] }).topics.map(({ id }) => id)).toContain('repair.silent_shop');
    expect(judged({ comment: '没有', options: ['投诉'] }).signals).toEqual(['complaint']);
    expect(judged({ nps: 1 })).toMatchObject({ topics: [], signals: [] });
  });

  test('the lowest score is never a mild matter', () => {
    expect(judged({ nps: 0, comment: '有点慢' }, -0.4).severity).toBe('normal');
    expect(judged({ nps: 1, comment: '有点慢' }, -0.4).severity).toBe('low');
  });

  test('nor is a furious one', () => {
    expect(judged({ nps: 6, comment: '有点慢' }, -0.9).severity).toBe('normal');
    expect(judged({ nps: 6, comment: '有点慢' }, -0.7).severity).toBe('low');
  });
});
