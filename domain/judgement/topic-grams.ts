const longestHan = 4;
const longestLatin = 3;

const isHan = (unit: number) => unit >= 0x3400 && unit <= 0x9fff;
const isLetter = (unit: number) => (unit >= 97 && unit <= 122) || unit === 39;
const isDigit = (unit: number) => unit >= 48 && unit <= 57;

/** A Han character, a latin word by its stem, or a number, which is only a number. */
type Token = { start: number; end: number; stemEnd: number; kind: 'han' | 'latin' | 'number' };

function tokensOf(plain: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < plain.length; ) {
    const start = at;
    const unit = plain.charCodeAt(at++);
    if (isHan(unit)) tokens.push({ start, end: at, stemEnd: at, kind: 'han' });
    else if (isLetter(unit)) {
      while (at < plain.length && isLetter(plain.charCodeAt(at))) at++;
      tokens.push({ start, end: at, stemEnd: stemEnd(plain, start, at), kind: 'latin' });
    } else if (isDigit(unit)) {
      while (at < plain.length && isDigit(plain.charCodeAt(at))) at++;
      tokens.push({ start, end: at, stemEnd: at, kind: 'number' });
    }
  }
  return tokens;
}

/** Endings that change with grammar, not with the topic. */
const ending = /(?:'s|ies|es|s|ed|ing|ly)$/;
function stemEnd(plain: string, start: number, end: number): number {
  if (end - start <= 4) return end;
  return end - (ending.exec(plain.slice(start, end))?.[0].length ?? 0);
}

/** What follows a hash, unit by unit. */
const then = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);
const [space, zero, seed] = [32, 48, 0x2f0b4c27];
const spread = (hash: number) => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 1;

/** The n-gram as a whole number that is never zero. */
export function hashOfGram(gram: string): number {
  let hash = seed;
  for (let i = 0; i < gram.length; i++) hash = then(hash, gram.charCodeAt(i));
  return spread(hash);
}

/** An n-gram by its hash; answers whether a longer one that begins so is wanted. */
type Visit = (hash: number, start: number, end: number) => boolean;

/**
 * Visits the n-grams by which topics are known, with their place in the plain text: up to four neighbouring Han characters, up to three
 * tokens where one is latin or a number; these are parted by a space. Linear in the length.
 */
export function eachTopicGram(plain: string, visit: Visit): void {
  const tokens = tokensOf(plain);
  for (let first = 0; first < tokens.length; first++) {
    const { start } = tokens[first]!;
    let hash = seed;
    let most = longestHan;
    for (let n = 0; n < most && first + n < tokens.length; n++) {
      const token = tokens[first + n]!;
      if (token.kind !== 'han') most = longestLatin;
      if (n >= most) break;
      if (n > 0 && !(token.kind === 'han' && tokens[first + n - 1]!.kind === 'han')) hash = then(hash, space);
      if (token.kind === 'number') hash = then(hash, zero);
      else for (let at = token.start; at < token.stemEnd; at++) hash = then(hash, plain.charCodeAt(at));
      if (!visit(spread(hash), start, token.end)) break;
    }
  }
}

/** The same n-grams in letters. */
export function topicGrams(plain: string): Set<string> {
  const grams = new Set<string>();
  eachTopicGram(plain, (_, start, end) => {
    grams.add(spelt(plain.slice(start, end)));
    return true;
  });
  return grams;
}

function spelt(passage: string): string {
  const tokens = tokensOf(passage);
  return tokens.reduce((gram, { start, stemEnd, kind }, i) => {
    const joined = i === 0 || (kind === 'han' && tokens[i - 1]!.kind === 'han');
    return `${gram}${joined ? '' : ' '}${kind === 'number' ? '0' : passage.slice(start, stemEnd)}`;
  }, '');
}

/** The n-grams that lead up to this one, by which a search knows where to go on. */
export const leadingGrams = (gram: string): string[] =>
  tokensOf(gram)
    .slice(0, -1)
    .map(({ end }) => gram.slice(0, end));
