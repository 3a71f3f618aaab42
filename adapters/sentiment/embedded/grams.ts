/** Buckets the n-grams are hashed to: as many as 1.5 MB of weights allow. */
export const buckets = 360_000;

type Visit = (bucket: number, start: number, end: number) => void;

const isLetter = (unit: number) => (unit >= 97 && unit <= 122) || unit === 39;
const isDigit = (unit: number) => unit >= 48 && unit <= 57;
const isSpace = (unit: number) => unit === 32 || (unit >= 9 && unit <= 13);
const prime = 0x01000193;
const digits = 7;

/**
 * Visits the bucket of each one, two and three neighbouring tokens of a plain text, with its place.
 * A token is a Han character, a latin word, a run of digits (whichever they are) or a mark. Linear in the length.
 */
export function eachGram(plain: string, visit: Visit): void {
  let one = 0;
  let two = 0;
  let oneAt = 0;
  let twoAt = 0;
  for (let at = 0; at < plain.length; ) {
    const start = at;
    const unit = plain.charCodeAt(at++);
    if (isSpace(unit)) continue;
    let token = digits;
    if (isLetter(unit)) {
      token = Math.imul(17 ^ unit, prime);
      for (; at < plain.length && isLetter(plain.charCodeAt(at)); at++) token = Math.imul(token ^ plain.charCodeAt(at), prime);
    } else if (isDigit(unit)) for (; at < plain.length && isDigit(plain.charCodeAt(at)); at++);
    else token = Math.imul(unit ^ 0x9e3779b9, prime);
    token |= 1;
    visit(bucketOf(token), start, at);
    if (one) {
      const pair = Math.imul(one, 31) + token;
      visit(bucketOf(pair ^ 0x5bd1e995), oneAt, at);
      if (two) visit(bucketOf((Math.imul(Math.imul(two, 31) + one, 37) + token) ^ 0x27d4eb2f), twoAt, at);
    }
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
