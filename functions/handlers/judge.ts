import { CaseBusy, type HearPorts, hearFeedback } from '#domain/case/hear-feedback.ts';
import { pastFrom } from '#domain/case/past.ts';
import { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { judgeFeedback } from '#domain/judgement/judge-feedback.ts';
import { readAgainAfter } from '#domain/judgement/read-again.ts';
import { type SentimentModel, SentimentUnavailable } from '#domain/judgement/sentiment.ts';
import type { Measure } from '../measurements.ts';
import { NotYet, queue } from '../middleware/queue.ts';

export type JudgePorts = HearPorts & {
  model: SentimentModel;
  /** Hides a message of that queue from all workers for so long, from now. */
  hide(queue: string, receiptHandle: string, seconds: number): Promise<void>;
};

/** Feedback in, judged and stored; an unhappy customer becomes a case with its first alert before this returns. */
export const judgeHandler = (ports: JudgePorts, maxReceives: number, measure: Measure = () => {}) =>
  queue(AcceptedFeedback, async (feedback, { receives, receiptHandle, queue }) => {
    try {
      const { model, policy, customers } = ports;
      const { judgement, judged } = await judgeFeedback(feedback, model, policy.judgement, receives >= maxReceives, pastFrom(customers));
      await hearFeedback(ports, feedback, judgement, judged);
    } catch (error) {
      measure('FeedbackTriesFailed', 1);
      if (error instanceof SentimentUnavailable) await ports.hide(queue, receiptHandle, readAgainAfter(receives));
      if (error instanceof CaseBusy) {
        await ports.hide(queue, receiptHandle, apart(feedback.feedbackId));
        throw new NotYet(error.message);
      }
      throw error;
    }
  });

/** Seconds, 1 to 16: those that were in each other's way must not come back together. */
const apart = (feedbackId: string): number => 1 + ([...feedbackId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 16);
