import type { AcceptedFeedback, Score } from '#domain/feedback/feedback.ts';
import type { Insurer } from '#domain/insurer.ts';
import { type Instant, iso } from '#domain/time.ts';
import { canary, canaryCustomer, canarySource } from './canary.ts';

/** Where it complains, and where and in which words it says that it is solved; `digest` is the one that names feedback at the door. */
export type CanaryWords = { touchpoint: string; asked?: { touchpoint: string; yes: string } | undefined; digest: (text: string) => string };

/** From what the insurer configures; nobody is asked when no touchpoint confirms. */
export function wordsOf({ catalogue, policy }: Pick<Insurer, 'catalogue' | 'policy'>, digest: CanaryWords['digest']): CanaryWords {
  const { touchpoints, solvedOptions } = policy.confirmation;
  const [asks] = touchpoints;
  const [yes] = solvedOptions;
  const plain = catalogue.touchpoints.find(({ id }) => !touchpoints.includes(id));
  return {
    touchpoint: (plain ?? catalogue.touchpoints[0]!).id,
    asked: asks === undefined || yes === undefined ? undefined : { touchpoint: asks, yes },
    digest,
  };
}

type Said = { touchpoint: string; score: Score; comment?: string; options?: string[] };

/** As intake would have accepted it. */
function feedback({ digest }: CanaryWords, click: Instant, what: string, said: Said): AcceptedFeedback {
  const sourceId = `${iso(click)} ${what}`;
  return {
    schemaVersion: 1,
    feedbackId: `f${digest(`${canarySource}\n${sourceId}`)}`,
    bodyDigest: digest(sourceId),
    source: canarySource,
    sourceId,
    submittedAt: click,
    receivedAt: click,
    customer: { id: canaryCustomer, region: canary },
    ...said,
  };
}

/** Unhappy by score and by words, so that the text model reads too but nothing hangs on it. */
export const complaint = (words: CanaryWords, click: Instant): AcceptedFeedback =>
  feedback(words, click, 'complaint', {
    touchpoint: words.touchpoint,
    score: { scale: 'nps', value: 0 },
    comment: '金丝雀自检：无人回电，非常不满意',
  });

/** The customer's answer that it is solved; null where nobody is asked. */
export const thanks = (words: CanaryWords, click: Instant): AcceptedFeedback | null =>
  words.asked
    ? feedback(words, click, 'thanks', {
        touchpoint: words.asked.touchpoint,
        score: { scale: 'nps', value: 10 },
        options: [words.asked.yes],
      })
    : null;
