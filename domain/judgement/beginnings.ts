/** The one or two letters with which a match can begin; one letter alone may be followed by anything. Null: any. */
export type Beginnings = Set<string> | null;

/** Beginnings while they are put together: two letters, one letter at whose end more may come, or none yet. `any` closes a single letter. */
type Opening = Set<string> | null;
const any = '\0';
const none: Opening = new Set(['']);
const most = 600;
const widestRange = 64;
const quantifiers = new Set('*+?{');

/**
 * With which letters a match of the pattern can begin, so that a text without any of them need not be searched. Knows what the rules
 * are written in: literals, classes, groups, alternatives, quantifiers, assertions; whatever else may be anything.
 */
export function beginningsOf(pattern: string): Beginnings {
  const found = new Reader(pattern).alternatives();
  if (!found || found.has('')) return null;
  return new Set([...found].map((beginning) => beginning.replace(any, '')));
}

class Reader {
  private at = 0;
  private readonly source: string;
  constructor(source: string) {
    this.source = source;
  }

  alternatives(): Opening {
    const first = this.sequence();
    if (this.source[this.at] !== '|') return first;
    const all = new Set(first);
    let isAny = first === null;
    while (this.source[this.at] === '|') {
      this.at++;
      const next = this.sequence();
      isAny ||= next === null;
      for (const beginning of next ?? []) all.add(beginning);
    }
    return isAny ? null : limited(all);
  }

  private sequence(): Opening {
    let all: Opening = none;
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const next = this.quantified(this.atom());
      // What follows two letters is of no interest, only where it ends.
      if (!isFull(all)) all = then(all, next);
    }
    return all;
  }

  private quantified(atom: Opening): Opening {
    if (!quantifiers.has(this.source[this.at]!)) return atom;
    const found = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.source.slice(this.at, this.at + 12))?.[0];
    if (!found) return atom;
    this.at += found.length;
    const repeated = found.startsWith('?') || atom === null ? atom : either(atom, then(atom, atom));
    return /^(?:[*?]|\{0)/.test(found) ? either(repeated, none) : repeated;
  }

  private atom(): Opening {
    const letter = this.source[this.at++]!;
    if (letter === '(') return this.group();
    if (letter === '[') return this.letterClass();
    if (letter === '\\') return this.escape();
    if (letter === '^' || letter === '$') return none;
    return letter === '.' ? null : new Set([letter]);
  }

  private group(): Opening {
    const kind = this.source[this.at] === '?' ? (/^\?(?:<?[=!]|:)/.exec(this.source.slice(this.at, this.at + 3))?.[0] ?? 'unknown') : '';
    if (kind !== 'unknown') this.at += kind.length;
    const inside = this.alternatives();
    this.at++;
    if (kind === 'unknown') return null;
    return kind === '' || kind === '?:' ? inside : none;
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

const isFull = (all: Opening): boolean => all === null || [...all].every((beginning) => beginning.length >= 2);

const either = (a: Opening, b: Opening): Opening => (a && b ? limited(new Set([...a, ...b])) : null);

function then(a: Opening, b: Opening): Opening {
  if (!a) return null;
  if (a === none) return b;
  const all = new Set<string>();
  for (const beginning of a) {
    if (beginning.length >= 2) all.add(beginning);
    else if (b) for (const next of b) all.add((beginning + next).slice(0, 2));
    else if (beginning === '') return null;
    else all.add(beginning + any);
  }
  return limited(all);
}

/** Too many pairs are kept by their first letters. */
const limited = (all: Set<string>): Set<string> =>
  all.size <= most ? all : new Set([...all].map((beginning) => (beginning === '' ? '' : beginning[0]! + any)));

function closing(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']' && at > from) return at;
  }
  return source.length;
}
