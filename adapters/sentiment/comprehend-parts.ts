import { plainText } from '#domain/judgement/plain-text.ts';
import type { Heard } from '#domain/judgement/sentiment.ts';
import { sentencesOf } from './sentences.ts';

/** Comprehend's sentiment reads no further than this; 500 code points are at most 2,000 bytes, far below its limit of 5,000. */
export const longestPart = 500;

/** The text in whole sentences, as few parts as fit; a sentence too long for one part is cut. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let length = 0;
  for (const piece of sentencesOf(text.toWellFormed()).flatMap(pieces)) {
    const size = Array.from(piece).length;
    if (length > 0 && length + size > longestPart) {
      parts.push(part);
      part = '';
      length = 0;
    }
    part += piece;
    length += size;
  }
  return (part ? [...parts, part] : parts).map((one) => one.trim()).filter(Boolean);
}

function pieces(sentence: string): string[] {
  const chars = Array.from(sentence);
  if (chars.length <= longestPart) return [sentence];
  return Array.from({ length: Math.ceil(chars.length / longestPart) }, (_, i) =>
    chars.slice(i * longestPart, (i + 1) * longestPart).join(''),
  );
}

export type Language = 'zh' | 'zh-TW' | 'en';

/** The script decides between Chinese and English, since the hint may be the app's and not the customer's; then the hint between variants. */
export function languageOf({ text, language = '' }: Heard): Language {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const latinWords = text.match(/[A-Za-z]+/g) ?? [];
  if (han.length <= latinWords.length) return 'en';
  if (/^zh[-_](?:tw|hk|mo|hant)/i.test(language)) return 'zh-TW';
  const traditional = han.filter((char) => plainText(char) !== char).length;
  return traditional * 20 > han.length ? 'zh-TW' : 'zh';
}
