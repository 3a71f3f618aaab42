import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsFeedbackQueue } from '#adapters/aws/feedback-queue.ts';
import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { wordsOf } from '#domain/canary/canary-feedback.ts';
import { digest } from './digest.ts';
import { CanaryEnv } from './environments.ts';
import { canaryHandler } from './handlers/canary.ts';
import { keepServices } from './keep-services.ts';
import { log } from './log.ts';
import { measure, measured } from './measure.ts';
import { byRoster } from './present-roster.ts';

const env = CanaryEnv.parse(process.env);
const kept = keepServices(env);

const ports = {
  ...kept,
  taxonomy: kept.insurer.taxonomy,
  feedback: dynamoFeedback(kept.db, env.FEEDBACK_TABLE),
  queue: sqsFeedbackQueue(new SQSClient({ cacheMiddleware: true }), { live: env.LIVE_QUEUE, bulk: env.BULK_QUEUE }, (error) =>
    log.error('the canary was not queued', { error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }),
  ),
  words: wordsOf(kept.insurer, digest),
  pause: (ms: number) => new Promise<void>((resume) => setTimeout(resume, ms)),
};

export const handler = measured(byRoster(kept.present, (duty) => canaryHandler({ ...ports, duty }, measure)));
