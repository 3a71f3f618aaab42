import fc from 'fast-check';

/** Any UTF-16 at all, halves of surrogate pairs and control characters included, mixed with words that rules look for. */
export const anyText = (maxLength: number, ...words: string[]) => {
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  return fc
    .array(fc.oneof(unit, fc.constantFrom('不', '没人接', '投诉', 'not ', 'call me', ' ', '。', '1', '👍🏽', ...words)), { maxLength })
    .map((parts) => parts.join(''));
};

/** Strings that have broken other programs. */
export const naughtyTexts = [
  '',
  ' ',
  '\u0000',
  '\ud83d',
  '\udc4d\ud83d',
  'undefined',
  'NaN',
  '-1e999',
  '\u202e逆',
  'Z̷̡̛a̸l̶g̵o̴',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  "'; DROP TABLE feedback;--",
  '<script>alert(1)</script>',
  '%s%n{{7*7}}',
  '__proto__',
  'İstanbul ǅ ß',
  '\ufeff\u200b\u2028',
  '(((((((((((((((((((((',
  '不'.repeat(3000),
  'a'.repeat(5000),
];
