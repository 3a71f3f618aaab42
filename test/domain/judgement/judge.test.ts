import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Scale, scales } from '#domain/feedback/feedback.ts';
import { judge, unjudged } from '#domain/judgement/judge.ts';
import { Judgement } from '#domain/judgement/judgement.ts';
import { anyText } from '../feedback/any-text.ts';
import { reading } from './reading.ts';

const thresholds = {
  unhappyScore: { nps: 3, csat: 2, ces: 2 },
  happyScore: { nps: 9, csat: 4, ces: 6 },
  unhappyFrom: 0.5,
  unhappyOptions: ['not_solved', '没来'],
};
type Said = { nps?: number; csat?: number; options?: string[]; comment?: string; touchpoint?: string };
const feedback = ({ nps, csat, options, comment, touchpoint = 'claims.motor.repair.progress' }: Said) => ({
  touchpoint,
  ...(nps !== undefined && { score: { scale: 'nps' as const, value: nps } }),
  ...(csat !== undefined && { score: { scale: 'csat' as const, value: csat } }),
  ...(options && { options }),
  ...(comment && { comment }),
});
const judged = (said: Said, score: number | null = null, ...evidence: string[]) =>
  judge(feedback(said), score === null ? null : reading(score, ...evidence), thresholds);

describe('who is unhappy', () => {
  test('a low score alone, without waiting for the text', () => {
    expect(judged({ nps: 2 })).toMatchObject({ unhappy: true, severity: 'normal', sentiment: null });
    expect(judged({ nps: 2, comment: '修理厂不接电话' }).unhappy).toBe(true);
  });
  test('a telling option alone', () => expect(judged({ options: ['没来'] }).unhappy).toBe(true));
  test('an unhappy text when the score does not say satisfied', () => {
    expect(judged({ comment: '等了很久' }, -0.6).unhappy).toBe(true);
    expect(judged({ nps: 6, comment: '等了很久' }, -0.6).unhappy).toBe(true);
    expect(judged({ nps: 9, comment: '等了一会' }, -0.6).unhappy).toBe(false);
  });
  test('a furious text beats a high score, and the contradiction is marked', () => {
    const result = judged({ nps: 10, comment: '简直是骗子' }, -0.9);
    expect(result).toMatchObject({ unhappy: true, signals: ['contradiction'] });
  });
  test.each(['再不处理我就打12378', '我要起诉你们', '发到抖音曝光你们', '我不想活了'])(
    '"%s", whatever was scored and however it reads',
    (comment) => expect(judged({ nps: 10, comment }, 0.9).unhappy).toBe(true),
  );
  test('somebody who asks for a call in a displeased tone, not somebody who merely asks', () => {
    expect(judged({ comment: '请给我回电' }, -0.35).unhappy).toBe(true);
    expect(judged({ comment: '续保的事请给我回电' }, 0.1).unhappy).toBe(false);
  });
  test('not a neutral question', () => expect(judged({ nps: 7, comment: '请问怎么改地址?' }, -0.05).unhappy).toBe(false));
  test('the lowest score with clear praise is a reversed scale: no case, but marked', () => {
    expect(judged({ csat: 1, comment: '非常满意,感谢' }, 0.9)).toMatchObject({
      unhappy: false,
      severity: 'low',
      signals: ['contradiction'],
    });
    expect(judged({ csat: 1, comment: '还不错' }, 0.55)).toMatchObject({ unhappy: true, severity: 'low', signals: ['contradiction'] });
  });
});

describe('how grave it is', () => {
  test.each<[Said, number, string]>([
    [{ comment: '车坏在高速上,孩子发烧,你们两小时没来人' }, -0.9, 'urgent'],
    [{ comment: "I can't go on, this refusal has finished me" }, -0.7, 'urgent'],
    [{ comment: '今天下班前不解决我就找记者曝光' }, -0.8, 'urgent'],
    [{ comment: '定损员向我索要红包' }, -0.7, 'urgent'],
    [{ comment: '已经打第三次了,再不给说法我就打12378' }, -0.9, 'high'],
    [{ comment: 'Claim denied and nobody explains why' }, -0.9, 'high'],
    [{ nps: 2, comment: '老母亲八十岁了,跑了几趟都不给办' }, -0.8, 'high'],
    [{ comment: '客服态度恶劣,直接挂我电话' }, -0.9, 'high'],
    [{ comment: '修理厂说好周三交车,到现在没消息' }, -0.9, 'normal'],
    [{ comment: 'Surveyor came an hour late' }, -0.6, 'normal'],
    [{ nps: 6, comment: '上传照片步骤有点多' }, -0.4, 'low'],
    [{ nps: 6, comment: 'Points page is slow' }, -0.5, 'low'],
  ])('%j at %d is %s', (said, score, severity) => expect(judged(said, score)).toMatchObject({ unhappy: true, severity }));
});

describe('why', () => {
  test('score and text are given in words, in both languages', () => {
    const { reasons } = judged({ nps: 2, comment: '修理厂不接电话' }, -0.82, '修理厂不接电话');
    expect(reasons).toContainEqual({ zh: '评分 2 分(0–10)', en: 'score 2 (0–10)' });
    expect(reasons).toContainEqual({ zh: '文字判断为不满(−0.82):修理厂不接电话', en: 'the text reads as unhappy (−0.82): 修理厂不接电话' });
  });
  test('a text nobody could read is said to be unread', () =>
    expect(judged({ nps: 1, comment: '很差' }).reasons.some(({ zh }) => zh.includes('暂未判读'))).toBe(true));
  test('the name of a member of staff is not repeated', () =>
    expect(JSON.stringify(judged({ nps: 1, comment: '王经理骗我' }, -0.9).reasons)).not.toContain('王经理'));
  test('an unjudged feedback goes to a person, with its reason', () => {
    expect(Judgement.parse(unjudged())).toMatchObject({ unhappy: true, severity: 'normal', sentiment: null });
    expect(unjudged({ zh: '原因', en: 'cause' }).reasons).toEqual([{ zh: '原因', en: 'cause' }]);
  });
});

describe('for any feedback', () => {
  const score = fc
    .constantFrom<Scale>('nps', 'csat', 'ces')
    .chain((scale) => fc.record({ scale: fc.constant(scale), value: fc.integer({ min: scales[scale][0], max: scales[scale][1] }) }));
  const expression = fc.record(
    {
      score,
      options: fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
      comment: anyText(60),
      touchpoint: fc.constant('claims.motor.repair.progress'),
    },
    { requiredKeys: ['touchpoint'] },
  );
  const sentiment = fc.option(
    fc
      .record({ tone: fc.double({ min: -1, max: 1, noNaN: true }), evidence: fc.array(fc.string({ maxLength: 50 }), { maxLength: 4 }) })
      .map(({ tone, evidence }) => reading(tone, ...evidence)),
  );

  test('the judgement is complete, has at most six reasons, and its probability is on the side of its verdict', () => {
    fc.assert(
      fc.property(expression, sentiment, (said, read) => {
        const result = Judgement.parse(judge(said, read, thresholds));
        expect(result.reasons.length).toBeLessThanOrEqual(6);
        expect(result.probability >= 0.5).toBe(result.unhappy);
        if (result.unhappy) expect(result.reasons.length).toBeGreaterThan(0);
      }),
    );
  });
  test('a complaint threat makes unhappy, at least high, whatever the score and the tone', () => {
    fc.assert(
      fc.property(score, sentiment, (given, read) => {
        const result = judge({ score: given, comment: '再不解决就投诉到金监局', touchpoint: 'x' }, read, thresholds);
        expect(result.unhappy).toBe(true);
        expect(['high', 'urgent']).toContain(result.severity);
      }),
    );
  });
  test('a worse text never makes a customer happier', () => {
    fc.assert(
      fc.property(
        expression,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (said, at, worse) => {
          const before = judge(said, reading(at), thresholds).unhappy;
          const after = judge(said, reading(Math.max(-1, at - worse)), thresholds).unhappy;
          expect(!before || after).toBe(true);
        },
      ),
    );
  });
});
