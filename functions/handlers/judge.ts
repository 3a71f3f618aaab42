import { type HearPorts, hearFeedback } from '#domain/case/hear-feedback.ts';
import { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { judgeFeedback } from '#domain/judgement/judge-feedback.ts';
import type { SentimentModel } from '#domain/judgement/sentiment.ts';
import type { Measure } from '../measurements.ts';
import { queue } from '../middleware/queue.ts';

/** Feedback in, judged and stored; an unhappy customer becomes a case with its first alert before this returns. */
export const judgeHandler = (ports: HearPorts & { model: SentimentModel }, maxReceives: number, measure: Measure = () => {}) =>
  queue(AcceptedFeedback, async (feedback, { receives }) => {
    try {
      const { judgement, judged } = await judgeFeedback(feedback, ports.model, ports.policy.judgement, receives >= maxReceives);
      await hearFeedback(ports, feedback, judgement, judged);
    } catch (error) {
      measure('FeedbackTriesFailed', 1);
      throw error;
    }
  });
