import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import type { StoredFeedback } from '#domain/feedback/stored.ts';
import { type Instant, iso } from '#domain/time.ts';
import type { Case } from './case.ts';
import { type CaseSummary, caseSummary } from './view.ts';

/** What the customer said last, masked as it is stored; `phrases` are the parts of it that decided. */
export type CaseWords = {
  comment: string | null;
  options: string[];
  phrases: string[];
  touchpoint: string;
  submittedAt: string;
  score: StoredFeedback['score'] | null;
};
/** A line of the queue with the customer's words; null while their feedback cannot be read. */
export type CaseListItem = CaseSummary & { words: CaseWords | null };

/** Every feedback of a case is unhappy: a happy one joins none. The newest is the last that joined. */
const newestOf = (c: Case): string => c.feedbackIds.at(-1)!;

/** Lines of the queue, in the order of the cases; the words are read in one go. */
export async function listItems(feedback: Pick<FeedbackStore, 'getMany'>, cases: Case[], now: Instant): Promise<CaseListItem[]> {
  const heard = new Map((await feedback.getMany(cases.map(newestOf))).map((f) => [f.feedbackId, f]));
  return cases.map((c) => {
    const newest = heard.get(newestOf(c));
    return { ...caseSummary(c, now), words: newest ? wordsOf(newest) : null };
  });
}

const wordsOf = ({ comment, options, judgement, touchpoint, submittedAt, score }: StoredFeedback): CaseWords => ({
  comment: comment ?? null,
  options: options ?? [],
  phrases: judgement.phrases,
  touchpoint,
  submittedAt: iso(submittedAt),
  score: score ?? null,
});
