/** Buckets the n-grams are hashed to: as many as 1.5 MB of weights allow. */
export const buckets = 360_000;

type Visit = (bucket: number, start: number, end: number) => void;

const isLetter = (unit: number) => (unit >= 97 && unit <= 122) || unit === 39;
const isDigit = (unit: number) => unit >= 48 && unit <= 57;
const isSpace = (unit: number) => unit === 32 || (unit >= 9 && unit <= 13);
const prime = 0x01000193;
const digits = 7;

/** After a negator so many tokens, to the next mark, are also known as denied: 没有任何不满 is not 不满. */
const reach = { han: 6, latin: 4 };
const hanNegators = new Set(Array.from('没無无未不别勿毫', (char) => char.charCodeAt(0)));
const latinNegators = new Set(
  [
    'not',
    'no',
    'never',
    'without',
    'nothing',
    'none',
    'nobody',
    "don't",
    "didn't",
    "doesn't",
    "isn't",
    "wasn't",
    "won't",
    "can't",
    "couldn't",
    "haven't",
    "hasn't",
    "wouldn't",
    "aren't",
    "weren't",
    'cannot',
  ].map(wordHash),
);
const [single, paired] = [0x3c6ef372, 0x1b873593];

function wordHash(word: string): number {
  let hash = 17;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), prime);
  return hash | 1;
}

/**
 * Visits the bucket of each one, two and three neighbouring tokens of a plain text, with its place; those in reach of a negator twice.
 * A token is a Han character, a latin word, a run of digits (whichever they are) or a mark. Linear in the length.
 */
export function eachGram(plain: string, visit: Visit): void {
  let one = 0;
  let two = 0;
  let oneAt = 0;
  let twoAt = 0;
  let denied = 0;
  for (let at = 0; at < plain.length; ) {
    const start = at;
    const unit = plain.charCodeAt(at++);
    if (isSpace(unit)) continue;
    let token = digits;
    let negates = 0;
    if (isLetter(unit)) {
      token = Math.imul(17 ^ unit, prime);
      for (; at < plain.length && isLetter(plain.charCodeAt(at)); at++) token = Math.imul(token ^ plain.charCodeAt(at), prime);
      if (latinNegators.has(token | 1)) negates = reach.latin;
    } else if (isDigit(unit)) for (; at < plain.length && isDigit(plain.charCodeAt(at)); at++);
    else {
      token = Math.imul(unit ^ 0x9e3779b9, prime);
      if (hanNegators.has(unit)) negates = reach.han;
      else if (unit < 0x3400) denied = 0;
    }
    token |= 1;
    visit(bucketOf(token), start, at);
    if (denied > 0) visit(bucketOf(token ^ single), start, at);
    if (one) {
      const pair = Math.imul(one, 31) + token;
      visit(bucketOf(pair ^ 0x5bd1e995), oneAt, at);
      if (denied > 0) visit(bucketOf(pair ^ paired), oneAt, at);
      if (two) visit(bucketOf((Math.imul(Math.imul(two, 31) + one, 37) + token) ^ 0x27d4eb2f), twoAt, at);
    }
    denied = Math.max(negates, denied - 1);
    two = one;
    twoAt = oneAt;
    one = token;
    oneAt = start;
  }
}

/** The finalizer of MurmurHash3: near hashes fall far apart. */
function bucketOf(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return Math.floor(((h ^ (h >>> 16)) >>> 0) * perHash);
}
const perHash = buckets / 2 ** 32;
