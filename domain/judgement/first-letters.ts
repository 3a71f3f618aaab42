/** Letters a match can begin with; null when that cannot be told or it may be any. */
export type Letters = Set<string> | null;

type First = { letters: Letters; mayBeEmpty: boolean };
const nothing: First = { letters: new Set(), mayBeEmpty: true };
const anything: First = { letters: null, mayBeEmpty: false };
const widestRange = 64;

/**
 * The letters with which a match of the pattern can begin, so that a text without any of them need not be searched. Knows what the rules
 * are written in: literals, classes, groups, alternatives, quantifiers, assertions; whatever else may begin with anything.
 */
export function firstLetters(pattern: string): Letters {
  const { letters, mayBeEmpty } = new Reader(pattern).alternatives();
  return mayBeEmpty ? null : letters;
}

class Reader {
  private at = 0;
  private readonly source: string;
  constructor(source: string) {
    this.source = source;
  }

  alternatives(): First {
    let all = this.sequence();
    while (this.source[this.at] === '|') {
      this.at++;
      const next = this.sequence();
      all = { letters: union(all.letters, next.letters), mayBeEmpty: all.mayBeEmpty || next.mayBeEmpty };
    }
    return all;
  }

  private sequence(): First {
    let letters: Letters = new Set();
    let mayBeEmpty = true;
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const next = this.quantified(this.atom());
      if (mayBeEmpty) letters = union(letters, next.letters);
      mayBeEmpty &&= next.mayBeEmpty;
    }
    return { letters, mayBeEmpty };
  }

  private quantified(atom: First): First {
    const found = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.source.slice(this.at, this.at + 12));
    if (!found) return atom;
    this.at += found[0].length;
    const optional = /^(?:[*?]|\{0)/.test(found[0]);
    return optional ? { ...atom, mayBeEmpty: true } : atom;
  }

  private atom(): First {
    const letter = this.source[this.at++]!;
    if (letter === '(') return this.group();
    if (letter === '[') return this.letterClass();
    if (letter === '\\') return this.escape();
    if (letter === '^' || letter === '$') return nothing;
    return letter === '.' ? anything : literal(letter);
  }

  private group(): First {
    const assertion = /^\?<?[=!]/.exec(this.source.slice(this.at, this.at + 3));
    this.at += assertion ? assertion[0].length : this.source.startsWith('?:', this.at) ? 2 : 0;
    const inside = this.alternatives();
    this.at++;
    return assertion ? nothing : inside;
  }

  private escape(): First {
    const letter = this.source[this.at++]!;
    if (letter === 'b' || letter === 'B') return nothing;
    if (letter === 'd') return { letters: new Set('0123456789'), mayBeEmpty: false };
    if (letter === 'p') this.at = this.source.indexOf('}', this.at) + 1;
    if (letter === 'u') this.at += 4;
    return /[a-z]/i.test(letter) ? anything : literal(letter);
  }

  private letterClass(): First {
    const end = closing(this.source, this.at);
    const inside = this.source.slice(this.at, end);
    this.at = end + 1;
    if (inside.startsWith('^') || /\\[a-z]/i.test(inside)) return anything;
    const letters = new Set<string>();
    const units = Array.from(inside.replace(/\\(.)/g, '$1'));
    for (let i = 0; i < units.length; i++) {
      const [from, to] = [units[i]!.codePointAt(0)!, units[i + 1] === '-' && units[i + 2] ? units[i + 2]!.codePointAt(0)! : undefined];
      if (to === undefined) letters.add(units[i]!);
      else {
        if (to - from > widestRange) return anything;
        for (let unit = from; unit <= to; unit++) letters.add(String.fromCodePoint(unit));
        i += 2;
      }
    }
    return { letters, mayBeEmpty: false };
  }
}

const literal = (letter: string): First => ({ letters: new Set([letter]), mayBeEmpty: false });
const union = (a: Letters, b: Letters): Letters => (a && b ? new Set([...a, ...b]) : null);

function closing(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']' && at > from) return at;
  }
  return source.length;
}
