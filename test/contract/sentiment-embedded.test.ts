import { describe, expect, test } from 'vitest';
import { embeddedSentiment, readText } from '#adapters/sentiment/embedded/embedded.ts';
import { shippedWeights } from '#adapters/sentiment/embedded/weights.ts';
import { toneOf } from '#domain/judgement/sentiment.ts';
import { cpuTime } from '../domain/feedback/cpu-time.ts';
import { sentimentBattery } from './sentiment-battery.ts';

sentimentBattery('embedded', embeddedSentiment);

const weights = shippedWeights();
const read = (text: string) => readText(text, weights);
const tone = (text: string) => toneOf(read(text));

describe('the embedded model', () => {
  test.each([
    '修理厂说好周三交车,到现在没消息',
    '催了三次都没人回电话',
    '查勘员迟到一个多小时,也不解释',
    '凭什么让我自己出这笔钱',
    '等了两个小时拖车还没来',
    '理賠拖了兩個月,沒有任何說法',
    'Claim denied and nobody explains why',
    'I have been waiting three weeks and still no answer',
    'The repair shop never called me back',
  ])('hears that something went wrong in "%s"', (text) => expect(tone(text)).toBeLessThan(-0.25));

  test.each([
    '理赔很快,当天就到账了',
    '查勘员很耐心,解释得清楚',
    '没有什么不满,挺好的',
    '半小时就到了,师傅辛苦了',
    'Very quick and easy, no complaints at all',
    'The surveyor was kind and explained everything',
  ])('hears praise in "%s"', (text) => expect(tone(text)).toBeGreaterThan(0.25));

  test.each([
    '请问保单怎么下载?',
    '我想问一下续保什么时候开始',
    '发票可以开公司抬头吗?',
    'How do I change my address?',
    '今天下午三点去柜面办理',
  ])('does not take "%s" for discontent', (text) => expect(tone(text)).toBeGreaterThan(-0.25));

  test.each(['无', '没有', '暂无意见。', '没有什么建议', 'N/A', 'no comment', 'ok'])('takes "%s" for an answer that says nothing', (text) =>
    expect(Math.abs(tone(text))).toBeLessThan(0.25),
  );

  test('denied praise is discontent, and denied discontent is not', () => {
    expect(tone('我对结果不满意')).toBeLessThan(-0.25);
    expect(tone('没有任何不满')).toBeGreaterThan(0);
    expect(tone('not happy with this')).toBeLessThan(-0.25);
  });

  test('what comes after "but" weighs more than what comes before', () => {
    expect(tone('客服态度很好,但是理赔拖了两个月')).toBeLessThan(tone('理赔拖了两个月,但是客服态度很好,最后解决了'));
  });

  test('gives the words it heard as evidence, worst first', () => {
    const { evidence } = read('今天天气不错。客服态度恶劣,电话没人接');
    expect(evidence).toContain('没人接');
    expect(evidence.length).toBeLessThanOrEqual(3);
  });

  test('reads a long run of anything in linear time, whatever pattern it almost fits', () => {
    for (const [start, unit] of ['没人接', '不', 'not ', '等了3', 'a', '。', '打|1', '等了|多', 'took |1', 'no |a', 'still |not '].map(
      (s) => s.split('|'),
    ) as string[][]) {
      const text = unit === undefined ? start!.repeat(100_000) : start + unit.repeat(100_000);
      expect(cpuTime(() => read(text))).toBeLessThan(1500);
    }
  });
});
