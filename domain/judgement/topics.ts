import { plainText } from './plain-text.ts';
import leaves from './topics.json' with { type: 'json' };

export type Topic = {
  id: string;
  group: string;
  zh: string;
  en: string;
  /** Words that speak of it, as plainText spells them. */
  cues: string[];
  /** Complaint class and usually responsible party; praise has neither. */
  class?: string | undefined;
  party?: string | undefined;
};

export const topics: readonly Topic[] = leaves;
const byId = new Map(topics.map((topic) => [topic.id, topic]));
export const topicOf = (id: string): Topic | undefined => byId.get(id);

const most = 4;
type Cue = { cue: string; topic: number; latin: boolean; isPraise: boolean; weight: number };
/** Cues by their first code unit: a text is walked once, whatever their number. A latin cue stands at the beginning of a word: "late" is not in "plate". */
const cuesFrom = Map.groupBy(
  topics.flatMap(({ group, cues }, topic) => cues.map((cue): Cue => cueOf(cue, topic, group))),
  ({ cue }) => cue.charCodeAt(0),
);
function cueOf(cue: string, topic: number, group: string): Cue {
  const latin = /^[a-z]/.test(cue);
  return { cue, topic, latin, isPraise: group === 'praise', weight: Math.min(3, latin ? 1 + cue.length / 8 : cue.length - 1) };
}

/** What the text speaks of, clearest first, at most four; the touchpoint's journey decides between equals. */
export function detectTopics(text: string, touchpoint = ''): string[] {
  const journey = touchpoint.split('.')[2] ?? '';
  const weights = new Map<number, number>();
  for (const { topic, weight } of cuesIn(plainText(text))) weights.set(topic, (weights.get(topic) ?? 0) + weight);
  return [...weights]
    .map(([topic, weight]) => ({ topic, id: topics[topic]!.id, weight: weight + (topics[topic]!.group === journey ? 0.5 : 0) }))
    .sort((a, b) => b.weight - a.weight || a.topic - b.topic)
    .slice(0, most)
    .map(({ id }) => id);
}

/** Each cue that is heard, once however often. */
function cuesIn(plain: string): Set<Cue> {
  const heard = new Set<Cue>();
  for (let at = 0; at < plain.length; at++)
    for (const cue of cuesFrom.get(plain.charCodeAt(at)) ?? []) if (plain.startsWith(cue.cue, at) && speaks(plain, at, cue)) heard.add(cue);
  return heard;
}

function speaks(plain: string, at: number, { latin, isPraise }: Cue): boolean {
  if (latin && /[a-z]/.test(plain[at - 1] ?? '')) return false;
  return !(isPraise && /(?:不|没|没有|不够|不太|不怎么|not |not very |un)$/.test(plain.slice(Math.max(0, at - 9), at)));
}
