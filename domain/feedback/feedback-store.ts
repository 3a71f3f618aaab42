import type { StoredFeedback } from './stored.ts';

export interface FeedbackStore {
  /** Stores it unless the id is taken; answers what is stored, which is the first body ever sent. */
  store(feedback: StoredFeedback): Promise<StoredFeedback>;
  get(feedbackId: string): Promise<StoredFeedback | null>;
  /** Those that are stored, in no order. */
  getMany(feedbackIds: string[]): Promise<StoredFeedback[]>;
  /** Names its case, unless it has another than `instead`; answers the case it now has. */
  assignCase(feedbackId: string, caseId: string, instead?: string): Promise<string>;
  /** The same id came with another body: counted once for each body. */
  noteDifference(feedbackId: string, bodyDigest: string): Promise<void>;
}
