import { type Instant, seconds } from '#domain/time.ts';
import type { AcceptedFeedback } from './feedback.ts';

/** `bulk` has capped concurrency, so that a million old rows never stand before a live customer. */
export type QueueName = 'live' | 'bulk';

export interface FeedbackQueue {
  /** Answers the ids of those that could not be queued; all the others are durable. */
  send(feedback: AcceptedFeedback[], queue: QueueName): Promise<Set<string>>;
}

const liveForSeconds = 3600;

export const queueFor = (f: Pick<AcceptedFeedback, 'submittedAt'>, now: Instant): QueueName =>
  now - f.submittedAt > seconds(liveForSeconds) ? 'bulk' : 'live';
