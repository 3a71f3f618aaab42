import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { comprehendSentiment } from '#adapters/sentiment/comprehend.ts';
import { embeddedSentiment } from '#adapters/sentiment/embedded/embedded.ts';
import { together } from '#adapters/sentiment/together.ts';
import { JudgeEnv } from './environments.ts';
import { judgeHandler } from './handlers/judge.ts';
import { keepServices } from './keep-services.ts';
import { measure, measured } from './measure.ts';
import { measuredFeedback } from './measured-ports.ts';

const env = JudgeEnv.parse(process.env);
const kept = keepServices(env);
/** Four calls in a row at worst (the batch, its refused parts, each waiter alone, its refused parts) stay below the function's five seconds. */
const patience = { timeout: 900 };
const model = env.SENTIMENT === 'comprehend' ? together(comprehendSentiment(new ComprehendClient({}), patience)) : embeddedSentiment();

const feedback = measuredFeedback(dynamoFeedback(kept.db, env.FEEDBACK_TABLE), measure);

export const handler = measured(judgeHandler({ ...kept, feedback, model }, env.MAX_RECEIVES, measure));
