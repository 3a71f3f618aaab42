import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { comprehendSentiment } from '#adapters/sentiment/comprehend.ts';
import { embeddedSentiment } from '#adapters/sentiment/embedded.ts';
import { together } from '#adapters/sentiment/together.ts';
import { hearFeedback } from '#domain/case/hear-feedback.ts';
import { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { judgeFeedback } from '#domain/judgement/judge-feedback.ts';
import { JudgeEnv } from './environments.ts';
import { keepServices } from './keep-services.ts';
import { queue } from './middleware/queue.ts';

const env = JudgeEnv.parse(process.env);
const kept = keepServices(env);
const ports = { ...kept, feedback: dynamoFeedback(kept.db, env.FEEDBACK_TABLE) };
/** Four calls in a row at worst (the batch, its refused parts, each waiter alone, its refused parts) stay below the function's five seconds. */
const patience = { timeout: 900 };
const model = env.SENTIMENT === 'comprehend' ? together(comprehendSentiment(new ComprehendClient({}), patience)) : embeddedSentiment();

/** Feedback in, judged and stored; an unhappy customer becomes a case with its first alert before this returns. */
export const handler = queue(AcceptedFeedback, async (feedback, { receives }) => {
  const { judgement, judged } = await judgeFeedback(feedback, model, ports.policy.judgement, receives >= env.MAX_RECEIVES);
  await hearFeedback(ports, feedback, judgement, judged);
});
