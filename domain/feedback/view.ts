import { iso } from '#domain/time.ts';
import type { StoredFeedback } from './stored.ts';

/** A stored feedback as the API shows it; times are ISO 8601. */
export function feedbackView(f: StoredFeedback) {
  return {
    feedbackId: f.feedbackId,
    status: f.judged ? 'judged' : 'unjudged',
    source: f.source,
    sourceId: f.sourceId,
    submittedAt: iso(f.submittedAt),
    receivedAt: iso(f.receivedAt),
    storedAt: iso(f.storedAt),
    clockAhead: f.clockAhead ?? false,
    touchpoint: f.touchpoint,
    customer: f.customer,
    score: f.score ?? null,
    options: f.options ?? [],
    comment: f.comment ?? null,
    language: f.language ?? null,
    judgement: f.judgement,
    caseId: f.caseId ?? null,
    /** Other bodies that came under the same source and sourceId; the first stored one counts. */
    differences: f.differences,
  };
}
