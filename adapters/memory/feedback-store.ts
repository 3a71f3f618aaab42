import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import type { StoredFeedback } from '#domain/feedback/stored.ts';
import { frozen } from './frozen.ts';

export function memoryFeedback(): FeedbackStore & { all(): StoredFeedback[] } {
  const items = new Map<string, StoredFeedback>();
  const otherBodies = new Map<string, Set<string>>();
  const get = (feedbackId: string): StoredFeedback | null => {
    const item = items.get(feedbackId);
    return item ? { ...item, differences: otherBodies.get(feedbackId)?.size ?? 0 } : null;
  };
  return {
    all: () => [...items.keys()].map((id) => get(id)!),
    async get(feedbackId) {
      return get(feedbackId);
    },
    async getMany(feedbackIds) {
      return [...new Set(feedbackIds)].flatMap((id) => get(id) ?? []);
    },
    async store(feedback) {
      if (!items.has(feedback.feedbackId)) items.set(feedback.feedbackId, frozen(feedback));
      return get(feedback.feedbackId)!;
    },
    async assignCase(feedbackId, caseId, instead) {
      const item = items.get(feedbackId);
      if (!item) throw new Error(`feedback ${feedbackId} is not stored`);
      const free = item.caseId === undefined || (instead !== undefined && item.caseId === instead);
      if (free) items.set(feedbackId, { ...item, caseId });
      return free ? caseId : item.caseId!;
    },
    async noteDifference(feedbackId, bodyDigest) {
      otherBodies.set(feedbackId, (otherBodies.get(feedbackId) ?? new Set()).add(bodyDigest));
    },
  };
}
