import { describe, expect, test } from 'vitest';
import {
  contradictionReason,
  firstReasons,
  optionsReason,
  pastReason,
  scoreReason,
  signalReason,
  textReason,
  unreadReason,
} from '#domain/judgement/reasons.ts';
import signals from '#domain/judgement/signals.json' with { type: 'json' };
import type { DetectedSignal } from '#domain/judgement/signals.ts';
import { reading } from './reading.ts';

describe('a reason names', () => {
  test('the score with the ends of its scale', () => {
    expect(scoreReason({ scale: 'csat', value: 1 })).toEqual({ zh: '评分 1 分(1–5)', en: 'score 1 (1–5)' });
    expect(scoreReason({ scale: 'ces', value: 7 })).toEqual({ zh: '评分 7 分(1–7)', en: 'score 7 (1–7)' });
  });

  test('every telling option', () => {
    expect(optionsReason(['没来', '没修好'])).toEqual({ zh: '选择了:没来、没修好', en: 'chose: 没来, 没修好' });
  });

  test('how the text reads, with its sign and its evidence', () => {
    expect(textReason(reading(-0.816, '不接电话'), 'unhappy')).toEqual({
      zh: '文字判断为不满(−0.82):不接电话',
      en: 'the text reads as unhappy (−0.82): 不接电话',
    });
    expect(textReason(reading(0.5, 'a', 'b', 'c', 'd'), 'praise')).toEqual({
      zh: '文字判断为表扬(+0.50):a、b、c',
      en: 'the text reads as praise (+0.50): a, b, c',
    });
    expect(textReason(reading(0.004), 'plain')).toEqual({ zh: '文字判断为平和(0.00)', en: 'the text reads as neutral (0.00)' });
    expect(textReason(reading(-0.004), 'plain').en).toBe('the text reads as neutral (0.00)');
    expect(textReason(reading(0.006), 'plain').en).toBe('the text reads as neutral (+0.01)');
  });

  test('words on one line and not more than 24 characters of them', () => {
    const shown = (words: string) => optionsReason([words]).en.slice('chose: '.length);
    expect(shown(' a \n\t b ')).toBe('a b');
    expect(shown('字'.repeat(24))).toBe('字'.repeat(24));
    expect(shown('字'.repeat(25))).toBe(`${'字'.repeat(24)}…`);
    expect(shown('😀'.repeat(24))).toBe('😀'.repeat(24));
  });

  test('each signal in words of its own, and the phrase that shows it, but never a person', () => {
    const phrase = '王经理';
    const ids = Object.keys(signals) as DetectedSignal['signal'][];
    const told = ids.map((signal) => signalReason({ signal, phrase }));
    const meant = told.map(({ zh, en }) => [zh.replace(`:${phrase}`, ''), en.replace(`: ${phrase}`, '')] as const);
    expect(new Set(meant.map(([zh]) => zh)).size).toBe(ids.length);
    expect(new Set(meant.map(([, en]) => en)).size).toBe(ids.length);
    for (const [zh, en] of meant) expect([/^\p{Script=Han}+$/u.test(zh), /^[a-z ]+$/.test(en)]).toEqual([true, true]);
    expect(ids.filter((_, i) => !told[i]!.zh.endsWith(`:${phrase}`) && !told[i]!.en.endsWith(`: ${phrase}`))).toEqual(['staff_named']);
  });

  test('what is unread and what contradicts, in both languages', () => {
    for (const { zh, en } of [unreadReason, contradictionReason, pastReason])
      expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/^[a-z]/)]);
  });
});

test('the first six reasons count; what is none is left out', () => {
  const reasons = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ zh: `${n}`, en: `${n}` }));
  expect(firstReasons([false, ...reasons.slice(0, 3), undefined, ...reasons.slice(3)])).toEqual(reasons.slice(0, 6));
});
