import { sameLength } from '#domain/judgement/plain-text.ts';

/** A text as numbers and addresses are looked for in it. */
export type Folded = {
  /** Simplified characters, half width, digits of every script as 0–9, without what nobody sees. */
  plain: string;
  /** Where in the text the character at a place of `plain` begins. */
  at: (place: number) => number;
};

/** Digits of other scripts, in circles or raised, spaces of other widths, marks and invisible characters; what `sameLength` folds is left to it. */
const odd = /[\p{Cf}\p{M}\p{DI}\p{No}]|(?![0-9０-９])\p{Nd}|(?![ \u00a0\u3000])\p{Zs}/gu;
const digit = /\p{Nd}/u;
const space = /\p{Zs}/u;

export function folded(text: string): Folded {
  let plain = '';
  let copiedTo = 0;
  /** Places of `plain` from which on the distance to the text is another one. */
  const bends: { from: number; text: number }[] = [{ from: 0, text: 0 }];
  for (const { 0: char, index } of text.matchAll(odd)) {
    const instead = inPlaceOf(char);
    if (instead === char) continue;
    plain += text.slice(copiedTo, index);
    for (const one of instead) {
      bends.push({ from: plain.length, text: index });
      plain += one;
    }
    copiedTo = index + char.length;
    bends.push({ from: plain.length, text: copiedTo });
  }
  plain = sameLength(plain + text.slice(copiedTo));
  return { plain, at: bends.length === 1 ? (place) => place : (place) => placeIn(bends, place) };
}

/** By bisection. At the place of something invisible it is the place behind it, so that it goes with the number before it. */
function placeIn(bends: { from: number; text: number }[], place: number): number {
  let [low, high] = [0, bends.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bends[middle]!.from <= place) low = middle;
    else high = middle - 1;
  }
  return bends[low]!.text + place - bends[low]!.from;
}

function inPlaceOf(char: string): string {
  if (space.test(char)) return ' ';
  const compatible = char.normalize('NFKC').replace(/^\((\d+)\)$|^(\d+)[.,]$/, '$1$2');
  if (/^\d+$/.test(compatible)) return compatible;
  const code = char.codePointAt(0)!;
  if (digit.test(char)) return String(valueIn(code));
  const circled = circles.find(([first, , count]) => code >= first && code < first + count);
  if (circled) return String(code - circled[0] + circled[1]);
  return /\p{No}/u.test(char) ? char : '';
}

/** Each script has its ten digits side by side, beginning with zero. */
function valueIn(code: number): number {
  let first = code;
  while (digit.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** Circled digits that Unicode calls compatible with none: first code, its value, how many. */
const circles: [number, number, number][] = [
  [0x24f5, 1, 10],
  [0x24ff, 0, 1],
  [0x2776, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
  [0x1f10b, 0, 1],
  [0x1f10c, 0, 1],
];
