import { plainText } from './plain-text.ts';
import lettersOfSignals from './signal-letters.json' with { type: 'json' };
import rules from './signals.json' with { type: 'json' };

export type DetectedSignal = { signal: keyof typeof rules; phrase: string };

type Conditional = { match: string; unless: string };
type SignalRule = { negatable: boolean; caseSensitive?: boolean; hits: (string | Conditional)[]; traps: string[] };

/** Patterns that begin at the edge of a word are for latin script: a text without any need not be searched for them. */
const forLatin = (pattern: string): boolean => pattern.startsWith('\\b');
const latin = /[a-z]{2}/i;
/** Compiled when it is first wanted: most never are. */
type Pattern = {
  source: string;
  regex?: RegExp;
  latin: boolean;
  unless: RegExp | undefined;
  /** A text without any of them cannot match; none: any text may. */
  letters: readonly string[];
  wantedIn: number;
};
type Rule = {
  signal: keyof typeof rules;
  negatable: boolean;
  caseSensitive: boolean;
  patterns: Pattern[];
  traps: RegExp[];
  /** The patterns to be tried in the text of this search. */
  wanted: Pattern[];
};

/** How long each alternative of a pattern is, and the letters it needs (required-letters.ts): worked out beforehand, at a cold start it takes too long. */
type Alternative = [length: number, ...letters: string[]];
const alternatives = lettersOfSignals as unknown as Record<string, Alternative[][]>;

const compiled = Object.entries(rules as Record<string, SignalRule>).map(
  ([signal, rule]): Rule => ({
    signal: signal as keyof typeof rules,
    negatable: rule.negatable,
    caseSensitive: rule.caseSensitive ?? false,
    patterns: rule.hits.flatMap((hit, i) => patternsOf(hit, alternatives[signal]![i]!)),
    traps: rule.traps.map((trap) => new RegExp(trap, 'gu')),
    wanted: [],
  }),
);

function patternsOf(hit: string | Conditional, parts: readonly Alternative[]): Pattern[] {
  const { match, unless } = typeof hit === 'string' ? { match: hit, unless: undefined } : hit;
  const except = unless === undefined ? undefined : new RegExp(unless, 'u');
  let past = -1;
  return parts.map(([length, ...letters]) => {
    const source = match.slice(past + 1, past + 1 + length);
    past += 1 + length;
    return { source, latin: forLatin(source), letters, wantedIn: 0, unless: except };
  });
}

/** What the customer threatens, needs or asks for, each signal once with the words that show it. Linear in the length. */
export function detectSignals(text: string): DetectedSignal[] {
  const plain = plainText(text);
  const hasLatin = latin.test(plain);
  want(plain, text);
  const detected: DetectedSignal[] = [];
  for (const { signal, negatable, caseSensitive, wanted, traps } of compiled) {
    if (wanted.length === 0) continue;
    const heard = caseSensitive ? text : plain;
    const hits = spansOf(wanted, heard, hasLatin);
    if (hits.length === 0) continue;
    const trapped = traps.flatMap((trap) => spans(heard, trap));
    const hit = hits.find((span) => !trapped.some((trap) => overlap(span, trap)) && !(negatable && isNegated(heard, span.start)));
    if (hit) detected.push({ signal, phrase: heard.slice(hit.start, hit.end) });
  }
  return detected;
}

/** Of comment and options, each signal once. Options are a few ids said a thousand times a day: each is looked at once. */
export function signalsIn({ comment, options = [] }: { comment?: string | undefined; options?: string[] | undefined }): DetectedSignal[] {
  const all = [...(comment ? detectSignals(comment) : []), ...options.flatMap(signalsOfOption)];
  return all.filter(({ signal }, i) => all.findIndex((other) => other.signal === signal) === i);
}

const mostOptions = 1000;
const ofOptions = new Map<string, DetectedSignal[]>();
function signalsOfOption(option: string): DetectedSignal[] {
  const known = ofOptions.get(option) ?? detectSignals(option);
  if (ofOptions.size < mostOptions) ofOptions.set(option, known);
  return known;
}

function spansOf(patterns: Pattern[], heard: string, hasLatin: boolean): Span[] {
  const found: Span[] = [];
  for (const pattern of patterns) {
    if (pattern.latin && !hasLatin) continue;
    pattern.regex ??= new RegExp(pattern.source, 'gu');
    const some = spans(heard, pattern.regex);
    if (some.length > 0 && !pattern.unless?.test(heard)) found.push(...some);
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The patterns that need one of these letters. */
type Start = { patterns: [Pattern, Rule][]; seenIn: number };
/** By their number, one Map for each; `begins` says which letters are worth a look in which of them. */
const byLetters = [new Map<number, Start>(), new Map<number, Start>(), new Map<number, Start>()] as const;
const begins = new Uint8Array(0x10000);
const keyOf = (text: string, at: number, count: number): number => {
  let key = text.charCodeAt(at);
  for (let i = 1; i < count; i++) key = (key << (count === 2 ? 16 : 8)) | text.charCodeAt(at + i);
  return key;
};
const always: [Pattern, Rule][] = [];
for (const rule of compiled)
  for (const pattern of rule.patterns)
    if (pattern.letters.length === 0) always.push([pattern, rule]);
    else for (const letters of pattern.letters) wantWith(letters, [pattern, rule]);

function wantWith(letters: string, pattern: [Pattern, Rule]) {
  begins[letters.charCodeAt(0)]! |= 1 << letters.length;
  const key = keyOf(letters, 0, letters.length);
  const known = byLetters[letters.length - 1]!;
  const start = known.get(key) ?? { patterns: [], seenIn: 0 };
  known.set(key, start);
  start.patterns.push(pattern);
}
let searches = 0;

/** Puts down for each rule what a text may match, whichever way it is spelt: most patterns need letters it does not have. */
function want(plain: string, text: string) {
  searches++;
  for (const rule of compiled) rule.wanted.length = 0;
  add(always);
  for (const spelling of plain === text ? [plain] : [plain, text])
    for (let at = 0; at < spelling.length; at++) {
      const how = begins[spelling.charCodeAt(at)]!;
      if (how === 0) continue;
      for (let count = 1; count <= 3 && at + count <= spelling.length; count++)
        if (how & (1 << count)) addOnce(byLetters[count - 1]!.get(keyOf(spelling, at, count)));
    }
}

function addOnce(start: Start | undefined) {
  if (!start || start.seenIn === searches) return;
  start.seenIn = searches;
  add(start.patterns);
}

function add(patterns: [Pattern, Rule][]) {
  for (const [pattern, rule] of patterns) {
    if (pattern.wantedIn === searches) continue;
    pattern.wantedIn = searches;
    rule.wanted.push(pattern);
  }
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
