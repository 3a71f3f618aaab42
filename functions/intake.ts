import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsFeedbackQueue } from '#adapters/aws/feedback-queue.ts';
import { digest } from './digest.ts';
import { IntakeEnv } from './environments.ts';
import { intakeHandler } from './handlers/intake.ts';
import { readInsurer } from './insurer.ts';
import { log } from './log.ts';

const env = IntakeEnv.parse(process.env);
const insurer = readInsurer(env.INSURER_FILE);

export const handler = intakeHandler({
  queue: sqsFeedbackQueue(new SQSClient({ cacheMiddleware: true }), { live: env.LIVE_QUEUE, bulk: env.BULK_QUEUE }, (error) =>
    log.error('feedback not queued', { error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }),
  ),
  touchpoints: new Set(insurer.catalogue.touchpoints.map((t) => t.id)),
  digest,
  now: Date.now,
});
