import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '#domain/judgement/plain-text.ts';
import { anyText } from '../feedback/any-text.ts';

test.each([
  ['Please CALL Me', 'please call me'],
  ['！～Ａ１', '!~a1'],
  ['一\u3000二\u00a0三', '一 二 三'],
  ['I can’t', "i can't"],
  ['投訴機構', '投诉机构'],
  ['向銀保監投訴,ＯＫ？', '向银保监投诉,ok?'],
  ['已是简体。', '已是简体。'],
  ['👍🏽 50 %', '👍🏽 50 %'],
  ['\u007f\u0080\uff00\uff5f', '\u007f\u0080\uff00\uff5f'],
  ['', ''],
])('"%s" is spelt "%s"', (text, plain) => expect(plainText(text)).toBe(plain));

test('is spelt so once and for all, character by character', () => {
  fc.assert(
    fc.property(anyText(40, '訴', 'Ａ', '　'), anyText(40, '機'), (a, b) => {
      expect(plainText(plainText(a))).toBe(plainText(a));
      expect(plainText(`${a}\n${b}`)).toBe(`${plainText(a)}\n${plainText(b)}`);
    }),
  );
});
