import type { TopicHeard } from './judgement.ts';
import type { ClauseTone, Sentiment } from './sentiment.ts';
import { type SpokenTopic, topicOf } from './topics.ts';

/** How content the words about a topic sound, 0…1; of the whole where the model tells no clauses apart. */
export const contentAt = ({ at }: SpokenTopic, sentiment: Sentiment): number => toneAt(at, sentiment).content;

/** What is spoken of and how: praise is what it says, the rest as its clauses sound. */
export function topicsHeard(spoken: SpokenTopic[], sentiment: Sentiment | null): TopicHeard[] {
  return spoken.map((one): TopicHeard => {
    const polarity = polarityOf(one, sentiment);
    const topic = topicOf(one.id)!;
    return { id: one.id, polarity, ...(polarity === 'negative' && topic.class && { class: topic.class }) };
  });
}

export const isPraise = (id: string): boolean => topicOf(id)?.group === 'praise';

function polarityOf({ id, at }: SpokenTopic, sentiment: Sentiment | null): TopicHeard['polarity'] {
  if (isPraise(id)) return 'positive';
  if (!sentiment) return 'neutral';
  const { unhappy, content } = toneAt(at, sentiment);
  if (Math.max(unhappy, content) < 1 - unhappy - content) return 'neutral';
  return unhappy >= content ? 'negative' : 'positive';
}

/** The surest of the clauses there; the whole where the model tells no clauses apart. */
function toneAt({ start, end }: SpokenTopic['at'], sentiment: Sentiment): Omit<ClauseTone, 'end'> {
  const { clauses = [] } = sentiment;
  const there = clauses.filter((clause, i) => clause.end > start && (clauses[i - 1]?.end ?? 0) < end);
  return there.toSorted((a, b) => Math.abs(b.unhappy - b.content) - Math.abs(a.unhappy - a.content))[0] ?? sentiment;
}
