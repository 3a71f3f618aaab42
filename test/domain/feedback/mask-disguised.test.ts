import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folded } from '#domain/feedback/folded.ts';
import { mask } from '#domain/feedback/mask.ts';
import { anyText } from './any-text.ts';
import { cpuTime } from './cpu-time.ts';

const scripts = {
  ascii: '0123456789',
  fullWidth: '０１２３４５６７８９',
  arabic: '٠١٢٣٤٥٦٧٨٩',
  devanagari: '०१२३४५६७८९',
  bold: '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  monospace: '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿',
  circled: '⓪①②③④⑤⑥⑦⑧⑨',
  blackCircled: '⓿❶❷❸❹❺❻❼❽❾',
  raised: '⁰¹²³⁴⁵⁶⁷⁸⁹',
  chinese: '零一二三四五六七八九',
  formal: '零壹贰叁肆伍陆柒捌玖',
  traditional: '〇壹貳叄肆伍陸柒捌玖',
};
const separators = {
  none: '',
  space: ' ',
  'two spaces': '  ',
  'no-break space': '\u00a0',
  'thin space': '\u2009',
  'ideographic space': '\u3000',
  tab: '\t',
  newline: '\n',
  'CR LF': '\r\n',
  'zero-width space': '\u200b',
  'zero-width joiner': '\u200d',
  'soft hyphen': '\u00ad',
  'byte order mark': '\ufeff',
  'left-to-right mark': '\u200e',
  'right-to-left override': '\u202e',
  'combining underline': '\u0332',
  'variation selector': '\ufe0f',
  keycap: '\ufe0f\u20e3',
  ...Object.fromEntries(['-', '–', '.', '·', ',', '，', '、', '/', '／', '_', '*', '＊'].map((sign) => [sign, sign])),
  'sign between spaces': ' - ',
};
const inScript = (digits: string, script: keyof typeof scripts) =>
  Array.from(digits, (digit) => (/\d/.test(digit) ? Array.from(scripts[script])[Number(digit)]! : digit)).join('');

const anyPhone = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
const anySeparator = fc.constantFrom(...Object.values(separators));
const anyScript = fc.constantFrom(...(Object.keys(scripts) as (keyof typeof scripts)[]));

describe('a number is masked in whatever disguise', () => {
  test('of script and separator a mobile number is written', () => {
    fc.assert(
      fc.property(anyPhone, anySeparator, anyScript, (phone, separator, script) => {
        const [first, second, third] = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].map((part) => inScript(part, script));
        expect(mask(`请打${first}${separator}${second}${separator}${third}找我`)).toBe('请打[电话]找我');
      }),
      { numRuns: 2000 },
    );
  });

  test('or digit by digit, each in a script of its own', () => {
    const scriptsOfDigits = fc.array(anyScript, { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(anyPhone, anySeparator, scriptsOfDigits, (phone, separator, each) => {
        const digits = Array.from(phone, (digit, i) => inScript(digit, each[i]!));
        expect(mask(`请打${digits.join(separator)}找我`)).toBe('请打[电话]找我');
      }),
      { numRuns: 2000 },
    );
  });

  test.each(Object.entries(separators))('ID and card number with %s', (_, separator) => {
    expect(mask(`我${['110105', '19491231', '002X'].join(separator)}号`)).toBe('我[证件号]号');
    expect(mask(`卡${['6222', '0212', '3456', '7894'].join(separator)}号`)).toBe('卡[银行卡]号');
    expect(mask(`卡${[...'6222021234567894'].join(separator)}号`)).toBe('卡[银行卡]号');
  });

  test.each([
    ['一三八零零一三八零零零', '[电话]'],
    ['打幺三八零零幺三八零零零', '打[电话]'],
    ['一三八 零零一三 八零零零', '[电话]'],
    ['138零零138零零零', '[电话]'],
    ['+852 9123 4567', '[电话]'],
    ['(+852) 9123 4567', '[电话]'],
    ['００８５２-９１２３４５６７', '[电话]'],
    ['call +1 415 555 2671', 'call [电话]'],
    ['⑬⑧00138000', '[电话]'],
    ['第二个：⒈38⒈2345678', '第二个：[电话]'],
    ['写信到 zhou@例子.中国。', '写信到 [邮箱]。'],
    ['zhou@例子.公司请回复', '[邮箱]请回复'],
    ['周莉@例子.中国', '[邮箱]'],
    ['zhou@пример.рф', '[邮箱]'],
    ['a@b.com谢谢', '[邮箱]谢谢'],
    ['联系邮箱a@b.com或者', '联系邮箱[邮箱]或者'],
    ['138-0013、8000', '[电话]'],
    ['1-3、8(0)0/1_3*8.0,0,0', '[电话]'],
    ['zh\u200bou@ex\u00adample.com', '[邮箱]'],
    ['沪A·D1\u200b2345', '[车牌]'],
    ['座机0571-8888888，2天没人接', '座机[电话]，2天没人接'],
  ])('%j → %j', (text, masked) => expect(mask(text)).toBe(masked));
});

describe('what only looks like a number stays', () => {
  test.each([
    '1、3、4、5、6、7、8、9、10都要',
    '13,800,138,000元',
    '赔了15,000、130,000元',
    '15/11/2026、930',
    '[2008/02/29-2008/08/30]',
    '显示1799(1999-200)',
    '地址10.0.205.159、121.41.105.198等',
    'numbers 310878-3-18, 310878-3-19, and 310878-3-20',
    '2026/11/22、2026/11/23 10:30',
    '二〇二六年十一月二十二日',
    '一三五七九，二四六八',
    '等了三天又三天，一共六七天',
    '报案号 2026/138/00138000',
    '报案号：PDAA_2026_13812345678',
    '案號13812345678',
    '+10,000,000元',
    '①②③都没回复',
    '面积100²',
    '👩‍👩‍👧‍👦❤️ 1️⃣ 2️⃣',
    '@张三.李四',
  ])('%s', (text) => expect(mask(text)).toBe(text));
});

describe('the folded text', () => {
  test('knows where each of its characters stands in the text', () => {
    fc.assert(
      fc.property(anyText(30, '𝟏', '\u200b', '⑬', '\u2009', '１', '①️⃣', '٣'), (text) => {
        const { plain, at } = folded(text);
        let last = 0;
        for (let place = 0; place <= plain.length; place++) {
          expect(at(place)).toBeGreaterThanOrEqual(last);
          last = at(place);
          if (/[a-z]/.test(plain[place] ?? '')) expect(text[at(place)]?.normalize('NFKC')).toBe(plain[place]);
        }
        expect(at(plain.length)).toBe(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('masking a disguised text twice changes nothing more', () => {
    const words = ['１３８', '𝟎𝟎𝟏𝟑', '٨٠٠٠', '\u200b', '\u202e', '、', '/', '一三八', '幺', '+852', '@例子.中国', 'a', '\n', '*', '，'];
    fc.assert(
      fc.property(anyText(20, ...words, ...words), (text) => {
        const once = mask(text);
        expect(mask(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each(['1\u200b', '𝟏', '1  ', '1、', '一', '\u200b', '1\u0332', '一 ', 'a.@', 'a.例', '１', '+1-', '1/,_*', '①'])(
  'a long run of %j takes linear time',
  (unit) => {
    const text = unit.repeat(200_000 / unit.length);
    expect(cpuTime(() => mask(text))).toBeLessThan(1000);
  },
);
