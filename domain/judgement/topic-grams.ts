const longestHan = 4;
const longestLatin = 3;

const isHan = (unit: number) => unit >= 0x3400 && unit <= 0x9fff;
const isLetter = (unit: number) => (unit >= 97 && unit <= 122) || unit === 39;
const isDigit = (unit: number) => unit >= 48 && unit <= 57;

/**
 * Visits the n-grams by which topics are known, with their place in the plain text: up to four neighbouring Han characters, up to three
 * latin words by their stems; a number is only a number. Linear in the length.
 */
export function eachTopicGram(plain: string, visit: (gram: string, start: number, end: number) => void): void {
  const words: string[] = [];
  const starts: number[] = [];
  for (let at = 0; at < plain.length; ) {
    const start = at;
    const unit = plain.charCodeAt(at++);
    if (isHan(unit)) words.push(plain[start]!);
    else if (isLetter(unit)) {
      while (at < plain.length && isLetter(plain.charCodeAt(at))) at++;
      words.push(stemOf(plain.slice(start, at)));
    } else if (isDigit(unit)) {
      while (at < plain.length && isDigit(plain.charCodeAt(at))) at++;
      words.push('0');
    } else continue;
    starts.push(start);
    let gram = '';
    let latin = 0;
    const last = words.length - 1;
    for (let n = 1; n <= longestHan && n <= words.length; n++) {
      const word = words[last - n + 1]!;
      const han = isHan(word.charCodeAt(0));
      if (!han) latin++;
      if (latin > 0 && n > longestLatin) break;
      gram = n === 1 ? word : han && isHan(words[last - n + 2]!.charCodeAt(0)) ? word + gram : `${word} ${gram}`;
      visit(gram, starts[last - n + 1]!, at);
    }
  }
}

/** Endings that change with grammar, not with the topic. */
const stemOf = (word: string): string => (word.length > 4 ? word.replace(/(?:'s|ies|es|s|ed|ing|ly)$/, '') : word);
