import { plainText } from './plain-text.ts';
import type { Sentiment } from './sentiment.ts';
import type { DetectedSignal } from './signals.ts';

const mostPhrases = 6;
/** What the signals and the model heard, found again in the comment as it was written. */
export function decisivePhrases(comment: string, detected: DetectedSignal[], sentiment: Sentiment | null): string[] {
  const plain = plainText(comment);
  const heard = [...detected.map(({ phrase }) => plainText(phrase)), ...(sentiment?.evidence ?? [])];
  const places = heard.map((phrase) => ({ at: phrase ? plain.indexOf(phrase) : -1, length: phrase.length })).filter(({ at }) => at >= 0);
  const whole = places.map(({ at, length }) => comment.slice(wordStart(plain, at), wordEnd(plain, at + length)));
  return [...new Set(whole)].slice(0, mostPhrases);
}

/** The model's phrases may stop a letter or two short of where a clause begins or ends: nobody marks so. */
const short = 2;
const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
function wordStart(plain: string, at: number): number {
  let start = at;
  while (at - start <= short && start > 0 && isLetter(plain[start - 1])) start--;
  return at - start <= short ? start : at;
}
function wordEnd(plain: string, at: number): number {
  let end = at;
  while (end - at <= short && isLetter(plain[end])) end++;
  return end - at <= short ? end : at;
}
