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
/** A latin cue stands at the beginning of a word: "late" is not in "plate". */
const cues = topics.map(({ id, group, cues }) => ({ id, group, cues: cues.map((cue) => ({ cue, latin: /^[a-z]/.test(cue) })) }));

/** What the text speaks of, clearest first, at most four; the touchpoint's journey decides between equals. */
export function detectTopics(text: string, touchpoint = ''): string[] {
  const plain = plainText(text);
  const journey = touchpoint.split('.')[2] ?? '';
  return cues
    .map(({ id, group, cues }) => {
      const heard = cues.filter(({ cue, latin }) => mentions(plain, cue, latin, group === 'praise'));
      const weight = heard.reduce(
        (sum, { cue, latin }) => sum + (latin ? Math.min(3, 1 + cue.length / 8) : Math.min(3, cue.length - 1)),
        0,
      );
      return { id, weight: weight && weight + (group === journey ? 0.5 : 0) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ id }) => id);
}

function mentions(text: string, cue: string, latin: boolean, isPraise: boolean): boolean {
  for (let at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + cue.length)) {
    if (latin && /[a-z]/.test(text[at - 1] ?? '')) continue;
    if (isPraise && /(?:不|没|没有|不够|不太|不怎么|not |not very |un)$/.test(text.slice(Math.max(0, at - 9), at))) continue;
    return true;
  }
  return false;
}
