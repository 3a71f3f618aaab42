const longestHan = 4;
const longestLatin = 3;
const token = /\p{Script=Han}|[a-z']+|\d+/gu;
const isHan = (word: string) => word > '\u2e7f';

/** The n-grams by which topics are known: up to four Han characters, up to three latin words by their stems; a number is only a number. */
export function topicGrams(plain: string): Set<string> {
  const grams = new Set<string>();
  const words = (plain.match(token) ?? []).map((word) => (isHan(word) ? word : /^\d/.test(word) ? '0' : stemOf(word)));
  for (let end = 1; end <= words.length; end++) {
    let gram = '';
    let latin = 0;
    for (let n = 1; n <= longestHan && n <= end; n++) {
      const word = words[end - n]!;
      if (!isHan(word)) latin++;
      if (latin > 0 && n > longestLatin) break;
      gram = isHan(word) && (n === 1 || isHan(words[end - n + 1]!)) ? word + gram : n === 1 ? word : `${word} ${gram}`;
      grams.add(gram);
    }
  }
  return grams;
}

/** Endings that change with grammar, not with the topic. */
const stemOf = (word: string): string => (word.length > 4 ? word.replace(/(?:'s|ies|es|s|ed|ing|ly)$/, '') : word);
