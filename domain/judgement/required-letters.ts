/** Letters alone, two in a row, or three where they are latin, of which a text that matches holds at least one. Null: nothing is known. */
export type RequiredLetters = Set<string> | null;

/** With which letters something can begin: as many as are kept, fewer to which more may come, or none yet. `any` closes what ends open. Null: any. */
type Opening = Set<string> | null;
/** What a piece of a pattern begins with, and what a text must hold for it; null where it may be missing. */
type Piece = { opening: Opening; required: Opening };
const any = '\0';
const none: Opening = new Set(['']);
const most = 300;
const widestRange = 64;
const quantifiers = new Set('*+?{');

/**
 * Letters a text must hold to match the pattern, so that a text without any of them need not be searched: of the pieces a match needs,
 * the rarest. Knows what the rules are written in: literals, classes, groups, alternatives, quantifiers, assertions; whatever else may
 * be anything.
 */
export function requiredLetters(pattern: string): RequiredLetters {
  return lettersOf(new Reader(pattern).alternatives());
}

const lettersOf = ({ required }: Piece): RequiredLetters => required && new Set([...required].map((letters) => letters.replace(any, '')));

/** The alternatives of a pattern, each a pattern of its own with the letters it needs: one of fifty is soon ruled out, fifty in one are not. */
export function alternativesOf(pattern: string): { source: string; letters: RequiredLetters }[] {
  return new Reader(pattern).apart().map(({ source, piece }) => ({ source, letters: lettersOf(piece) }));
}

class Reader {
  private at = 0;
  private readonly source: string;
  constructor(source: string) {
    this.source = source;
  }

  apart(): { source: string; piece: Piece }[] {
    const found: { source: string; piece: Piece }[] = [];
    for (let from = 0; ; from = ++this.at) {
      const piece = this.sequence();
      found.push({ source: this.source.slice(from, this.at), piece });
      if (this.at >= this.source.length) return found;
    }
  }

  alternatives(): Piece {
    const first = this.sequence();
    if (this.source[this.at] !== '|') return first;
    const all = [first];
    while (this.source[this.at] === '|') {
      this.at++;
      all.push(this.sequence());
    }
    return { opening: anyOf(all.map(({ opening }) => opening)), required: anyOf(all.map(({ required }) => required)) };
  }

  private sequence(): Piece {
    const pieces: Piece[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const piece = this.quantified(this.atom());
      if (piece.opening !== none) pieces.push(piece);
    }
    let opening: Opening = none;
    let required: Opening = null;
    for (const piece of pieces.reverse()) {
      opening = then(piece.opening, opening);
      required = rarest(piece.required, required);
      if (piece.required && piece.opening !== opening && !opening?.has('')) required = rarest(opening, required);
    }
    return { opening, required };
  }

  private quantified(atom: Piece): Piece {
    if (!quantifiers.has(this.source[this.at]!)) return atom;
    const found = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.source.slice(this.at, this.at + 12))?.[0];
    if (!found) return atom;
    this.at += found.length;
    const { opening, required } = atom;
    const repeated = found.startsWith('?') || opening === null ? opening : anyOf([opening, then(opening, opening)]);
    const mayBeMissing = /^(?:[*?]|\{0)/.test(found);
    return { opening: mayBeMissing ? anyOf([repeated, none]) : repeated, required: mayBeMissing ? null : required };
  }

  private atom(): Piece {
    if (this.source[this.at] === '(') return this.group();
    const opening = this.single();
    return { opening, required: opening?.has('') ? null : opening };
  }

  private single(): Opening {
    const letter = this.source[this.at++]!;
    if (letter === '[') return this.letterClass();
    if (letter === '\\') return this.escape();
    if (letter === '^' || letter === '$') return none;
    return letter === '.' ? null : new Set([letter]);
  }

  private group(): Piece {
    this.at++;
    const kind = this.source[this.at] === '?' ? (/^\?(?:<?[=!]|:)/.exec(this.source.slice(this.at, this.at + 3))?.[0] ?? 'unknown') : '';
    if (kind !== 'unknown') this.at += kind.length;
    const inside = this.alternatives();
    this.at++;
    if (kind === 'unknown') return { opening: null, required: null };
    return kind === '' || kind === '?:' ? inside : { opening: none, required: null };
  }

  private escape(): Opening {
    const letter = this.source[this.at++]!;
    if (letter === 'b' || letter === 'B') return none;
    if (letter === 'd') return new Set('0123456789');
    if (letter === 'p') this.at = this.source.indexOf('}', this.at) + 1;
    if (letter === 'u') this.at += 4;
    return /[a-z0-9]/i.test(letter) ? null : new Set([letter]);
  }

  private letterClass(): Opening {
    const end = closing(this.source, this.at);
    const inside = this.source.slice(this.at, end);
    this.at = end + 1;
    if (inside.startsWith('^') || /\\[a-z]/i.test(inside)) return null;
    const letters = new Set<string>();
    const units = Array.from(inside.replace(/\\(.)/g, '$1'));
    for (let i = 0; i < units.length; i++) {
      const [from, to] = [units[i]!.codePointAt(0)!, units[i + 1] === '-' && units[i + 2] ? units[i + 2]!.codePointAt(0)! : undefined];
      if (to === undefined) letters.add(units[i]!);
      else {
        if (to - from > widestRange) return null;
        for (let unit = from; unit <= to; unit++) letters.add(String.fromCodePoint(unit));
        i += 2;
      }
    }
    return letters;
  }
}

/** Two Han characters say as much as three latin letters. */
const kept = (letters: string): number => (letters.charCodeAt(0) < 0x80 ? 3 : 2);
/** What follows is of no interest. */
const isWhole = (letters: string): boolean => letters.endsWith(any) || (letters !== '' && letters.length >= kept(letters));
const isFull = (all: Set<string>): boolean => {
  for (const one of all) if (!isWhole(one)) return false;
  return true;
};

/** The rarer of two sets of letters, both of which are required. */
function rarest(a: Opening, b: Opening): Opening {
  if (!a || !b || a === b) return a ?? b;
  return frequency(a) <= frequency(b) ? a : b;
}
/** How often a text holds one of them, roughly: a letter alone more often than several, and some are in every second sentence. */
const frequency = (letters: Set<string>): number => {
  let sum = 0;
  for (const one of letters) {
    let product = 400;
    for (const letter of one) if (letter !== any) product *= commonness(letter) / 400;
    sum += product;
  }
  return sum;
};
const common = new Uint8Array(0x10000);
for (const letter of '的一是了我不在人有他这个们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开给让吗吧问请保险赔电话客服理公司打车钱0123456789 abcdefghijklmnopqrstuvwxyz')
  common[letter.charCodeAt(0)] = 1;
const commonness = (letter: string): number => (common[letter.charCodeAt(0)] ? 20 : 1);

function anyOf(openings: Opening[]): Opening {
  const all = new Set<string>();
  for (const opening of openings) {
    if (!opening) return null;
    for (const letters of opening) all.add(letters);
  }
  return limited(all);
}

function then(a: Opening, b: Opening): Opening {
  if (!a || isFull(a)) return a;
  if (b === none) return a;
  const all = new Set<string>();
  for (const beginning of a) {
    if (isWhole(beginning)) all.add(beginning);
    else if (b) for (const next of b) all.add((beginning + next).slice(0, kept(beginning + next)));
    else if (beginning === '') return null;
    else all.add(beginning + any);
  }
  return limited(all);
}

/** Too many are kept by their first letters. */
const limited = (all: Set<string>): Set<string> =>
  all.size <= most ? all : new Set([...all].map((beginning) => (beginning === '' ? '' : beginning[0]! + any)));

function closing(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']' && at > from) return at;
  }
  return source.length;
}
