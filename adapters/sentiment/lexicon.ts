import words from './lexicon.json' with { type: 'json' };

export type Role = 'polar' | 'negator' | 'booster' | 'weakener' | 'neutral';
export type Entry = { role: Role; weight: number };

type Node = { next: Map<number, Node>; entry?: Entry };
const root: Node = { next: new Map() };

function add(word: string, entry: Entry) {
  let node = root;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    const next: Node = node.next.get(unit) ?? { next: new Map() };
    node.next.set(unit, next);
    node = next;
  }
  node.entry ??= entry;
}

for (const role of ['negator', 'booster', 'weakener', 'neutral'] as const)
  for (const word of words[role].split('|')) add(word, { role, weight: 0 });
for (const list of [words.written, words.counted])
  for (const [weight, joined] of Object.entries(list))
    for (const word of joined.split('|')) add(word, { role: 'polar', weight: Number(weight) });

const isLatin = (unit: number) => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);

/** The longest word of the lexicon that begins at `at`; a latin word must stand alone. At most 30 steps, whatever the text. */
export function wordAt(text: string, at: number): { entry: Entry; end: number } | undefined {
  if (isLatin(text.charCodeAt(at)) && at > 0 && isLatin(text.charCodeAt(at - 1))) return undefined;
  let node: Node | undefined = root;
  let found: { entry: Entry; end: number } | undefined;
  for (let i = at; i < text.length; i++) {
    node = node.next.get(text.charCodeAt(i));
    if (!node) break;
    if (node.entry && !(isLatin(text.charCodeAt(i)) && isLatin(text.charCodeAt(i + 1)))) found = { entry: node.entry, end: i + 1 };
  }
  return found;
}
