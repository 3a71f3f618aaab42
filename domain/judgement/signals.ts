import { plainText } from './plain-text.ts';
import rules from './signals.json' with { type: 'json' };

export type DetectedSignal = { signal: keyof typeof rules; phrase: string };

type Conditional = { match: string; unless: string };
type SignalRule = { negatable: boolean; caseSensitive?: boolean; hits: (string | Conditional)[]; traps: string[] };

/** Patterns that begin at the edge of a word are for latin script: a text without any need not be searched for them. */
const forLatin = (pattern: string): boolean => pattern.startsWith('\\b');
const latin = /[a-z]{2}/i;
type Pattern = { regex: RegExp; latin: boolean; unless?: RegExp };

const compiled = Object.entries(rules as Record<string, SignalRule>).map(([signal, rule]) => ({
  signal: signal as keyof typeof rules,
  negatable: rule.negatable,
  caseSensitive: rule.caseSensitive ?? false,
  patterns: [
    ...certain(rule.hits.filter((hit) => typeof hit === 'string')),
    ...rule.hits.filter((hit) => typeof hit !== 'string').map(conditional),
  ],
  traps: anyOf(rule.traps),
}));

function certain(patterns: string[]): Pattern[] {
  const { latin = [], han = [] } = Object.groupBy(patterns, (pattern) => (forLatin(pattern) ? 'latin' : 'han'));
  return [
    { regex: anyOf(han), latin: false },
    { regex: anyOf(latin), latin: true },
  ];
}

function conditional({ match, unless }: Conditional): Pattern {
  return { regex: new RegExp(match, 'gu'), latin: forLatin(match), unless: new RegExp(unless, 'u') };
}

function anyOf(patterns: string[]): RegExp {
  return new RegExp(patterns.length ? patterns.map((pattern) => `(?:${pattern})`).join('|') : '(?!)', 'gu');
}

/** What the customer threatens, needs or asks for, each signal once with the words that show it. Linear in the length. */
export function detectSignals(text: string): DetectedSignal[] {
  const plain = plainText(text);
  const hasLatin = latin.test(plain);
  return compiled.flatMap(({ signal, negatable, caseSensitive, ...rule }) => {
    const heard = caseSensitive ? text : plain;
    const hits = rule.patterns
      .filter((pattern) => (hasLatin || !pattern.latin) && !pattern.unless?.test(heard))
      .flatMap(({ regex }) => spans(heard, regex));
    if (!hits.length) return [];
    const traps = spans(heard, rule.traps);
    const hit = hits.find((span) => !traps.some((trap) => overlap(span, trap)) && !(negatable && isNegated(heard, span.start)));
    return hit ? [{ signal, phrase: heard.slice(hit.start, hit.end) }] : [];
  });
}

type Span = { start: number; end: number };
const mostSpans = 200;

function spans(text: string, pattern: RegExp): Span[] {
  const found: Span[] = [];
  // Not matchAll, which compiles a copy of the pattern for each text.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.length < mostSpans; match = pattern.exec(text))
    found.push({ start: match.index, end: pattern.lastIndex });
  return found;
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** A negator that reaches the word itself: 不投诉, 没有再投诉, 不想去法院. 不得不投诉, 再不处理就投诉 and 别逼我投诉 are not negated. */
const chineseNegation =
  /(?<!不得|不能|不会|不是|要|再|并非)(?:(?<![差特])别|不|没有?|未|无|勿|从未|并未)(?:再|想|要|会|是|去|来|打算|准备|需|必|用|敢|愿意?|考虑|曾|有|过|给|进行|任何|什么|到|向|找|真的|因此|上)*$/u;
const englishNegation =
  /\b(?:not|never|no|won'?t|don'?t|didn'?t|wouldn'?t|without|haven'?t|no need to)(?: (?:to|want|going|planning|looking|be|have|need|make|file|a|an|any|yet|ever))* $/u;

function isNegated(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  return chineseNegation.test(before.slice(-8)) || englishNegation.test(before);
}
