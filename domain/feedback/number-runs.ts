/** Digits that stand together, and what separates them from the group before. */
export type Group = { digits: string; start: number; end: number; gap: string };

const numerals = '零一二三四五六七八九';
const numeralOf = new Map([
  ...Array.from(numerals, (char, value): [string, string] => [char, String(value)]),
  ...Array.from('〇壹贰叁肆伍陆柒捌玖', (char, value): [string, string] => [char, String(value)]),
  ...Array.from('○幺貳叄陸', (char, i): [string, string] => [char, '01236'[i]!]),
]);
const gaps = new Set(' \t\n\r-‐‑‒–—−.·•・,、/_*()');
/** More kinds of signs than this between two digits part two numbers; one sign counts once however often it stands there. */
const widestGap = 4;

const anyNumeral = `[0-9${[...numeralOf.keys()].join('')}]`;

/** The runs of digits of a folded text, in order. Chinese numerals and Arabic digits are groups of their own. Linear. */
export function* runsOf(plain: string): Generator<Group[]> {
  const next = new RegExp(anyNumeral, 'g');
  let run: Group[] = [];
  let [gap, last] = ['', ''];
  for (let i = 0; i < plain.length; i++) {
    if (run.length === 0) {
      next.lastIndex = i;
      const found = next.exec(plain);
      if (!found) return;
      i = found.index;
    }
    const char = plain[i]!;
    const isArabic = char >= '0' && char <= '9';
    const digit = isArabic ? char : numeralOf.get(char);
    if (digit !== undefined) {
      const kind = isArabic ? 'arabic' : 'chinese';
      const group = run.at(-1);
      if (group && gap === '' && kind === last) {
        group.digits += digit;
        group.end = i + 1;
      } else run.push({ digits: digit, start: i, end: i + 1, gap });
      [gap, last] = ['', kind];
    } else if (run.length > 0 && gaps.has(char) && (gap.endsWith(char) || gap.length < widestGap)) gap += gap.endsWith(char) ? '' : char;
    else if (run.length > 0) {
      const group = run.at(-1)!;
      if (gap === '' && (char === 'x' || char === 'X')) {
        group.digits += 'X';
        group.end = i + 1;
      }
      yield run;
      run = [];
      [gap, last] = ['', ''];
    }
  }
  if (run.length > 0) yield run;
}

const listGap = /[,、/\n]/;
/** Rather between two things than inside one number. */
export const mayPart = ({ gap }: Group): boolean => listGap.test(gap);

/** Counts, dates, amounts and other numbers that stand side by side: 1、3、5…; 15/11/2026; 15,000、130,000; 3-18, 310878. */
export function isSeries(groups: Group[]): boolean {
  if (groups.length < 2) return false;
  const sizes = groups.map(({ digits }) => digits.length);
  const ascends = groups.every(({ digits }, i) => digits.length <= 2 && (i === 0 || Number(digits) > Number(groups[i - 1]!.digits)));
  return ascends || areSeveral(groups, sizes) || beginsWithDate(groups, sizes) || areAmounts(groups, sizes);
}

/** Signs of a list beside signs inside its parts, or a bracket that is not closed, unless the pieces are those of a number all the same. */
function areSeveral(groups: Group[], sizes: number[]): boolean {
  if (/(?:^|,)3,4,4$/.test(sizes.join()) || sizes.every((size) => size === 1)) return false;
  const gaps = groups.slice(1).map(({ gap }) => gap);
  const isMixed = gaps.some((gap) => listGap.test(gap)) && !gaps.every((gap) => listGap.test(gap) || gap.trim() === '');
  return isMixed || gaps.join('').lastIndexOf('(') > gaps.join('').lastIndexOf(')');
}

function beginsWithDate(groups: Group[], sizes: number[]): boolean {
  const gap = groups[1]!.gap;
  if (!/^[-/.]$/.test(gap) || groups[2]?.gap !== gap || !/^(?:[12],[12],4|4,[12],[12])(?:,|$)/.test(sizes.join())) return false;
  const [first, second, third] = groups.slice(0, 3).map(({ digits }) => Number(digits)) as [number, number, number];
  const [year, ...rest] = sizes[0] === 4 ? [first, second, third] : [third, first, second];
  return year! >= 1900 && year! < 2100 && Math.min(...rest) >= 1 && Math.min(...rest) <= 12 && Math.max(...rest) <= 31;
}

function areAmounts(groups: Group[], sizes: number[]): boolean {
  const commas = groups.flatMap(({ gap }, i) => (i > 0 && gap === ',' ? [i] : []));
  return commas.length > 0 && commas.every((i) => sizes[i] === 3) && sizes.every((size) => size <= 3);
}
