import variants from './variants.json' with { type: 'json' };

const simplified = new Map(Array.from(variants.from, (char, i) => [char.charCodeAt(0), variants.to.charCodeAt(i)]));

function plainUnit(unit: number): number {
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  if (unit === 0x3000 || unit === 0xa0) return 0x20;
  if (unit === 0x2019) return 0x27;
  return simplified.get(unit) ?? unit;
}

/** The text as lexicons and patterns spell it: simplified characters, half width, lower case. Linear in its length. */
export const plainText = (text: string): string => sameLength(text).toLowerCase();

/** Simplified characters and half width, letter by letter: a place in it is the same place in the text. */
export function sameLength(text: string): string {
  let copiedTo = 0;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    const plain = plainUnit(unit);
    if (plain === unit) continue;
    out += text.slice(copiedTo, i) + String.fromCharCode(plain);
    copiedTo = i + 1;
  }
  return out + text.slice(copiedTo);
}
