import { plainText } from './plain-text.ts';
import rules from './signals.json' with { type: 'json' };

export type DetectedSignal = { signal: keyof typeof rules; phrase: string };

type Hit = string | { match: string; unless: string };
type SignalRule = { negatable: boolean; caseSensitive?: boolean; hits: Hit[]; traps: string[] };

const compiled = Object.entries(rules as Record<string, SignalRule>).map(([signal, rule]) => ({
  signal: signal as keyof typeof rules,
  negatable: rule.negatable,
  caseSensitive: rule.caseSensitive ?? false,
  certain: anyOf(rule.hits.filter((hit) => typeof hit === 'string')),
  conditional: rule.hits
    .filter((hit) => typeof hit !== 'string')
    .map((hit) => ({ match: new RegExp(hit.match, 'gu'), unless: new RegExp(hit.unless, 'u') })),
  traps: anyOf(rule.traps),
}));

function anyOf(patterns: string[]): RegExp {
  return new RegExp(patterns.length ? patterns.map((pattern) => `(?:${pattern})`).join('|') : '(?!)', 'gu');
}

/** What the customer threatens, needs or asks for, each signal once with the words that show it. Linear in the length. */
export function detectSignals(text: string): DetectedSignal[] {
  const plain = plainText(text);
  return compiled.flatMap(({ signal, negatable, caseSensitive, ...patterns }) => {
    const heard = caseSensitive ? text : plain;
    const hits = [
      ...spans(heard, patterns.certain),
      ...patterns.conditional.filter((p) => !p.unless.test(heard)).flatMap((p) => spans(heard, p.match)),
    ];
    if (!hits.length) return [];
    const traps = spans(heard, patterns.traps);
    const hit = hits.find((span) => !traps.some((trap) => overlap(span, trap)) && !(negatable && isNegated(heard, span.start)));
    return hit ? [{ signal, phrase: heard.slice(hit.start, hit.end) }] : [];
  });
}

type Span = { start: number; end: number };
const mostSpans = 200;

function spans(text: string, pattern: RegExp): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === mostSpans) break;
  }
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
