import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsFeedbackQueue } from '#adapters/aws/feedback-queue.ts';
import { acceptBatch, acceptOne, type IntakePorts } from '#domain/feedback/take-in.ts';
import { digest } from './digest.ts';
import { IntakeEnv } from './environments.ts';
import { readInsurer } from './insurer.ts';
import { log } from './log.ts';
import { api } from './middleware/api.ts';
import { Problem } from './middleware/problem.ts';

const env = IntakeEnv.parse(process.env);
const insurer = readInsurer(env.INSURER_FILE);
const ports: IntakePorts = {
  queue: sqsFeedbackQueue(new SQSClient({}), { live: env.LIVE_QUEUE, bulk: env.BULK_QUEUE }, (error) =>
    log.error('feedback not queued', { error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }),
  ),
  touchpoints: new Set(insurer.catalogue.touchpoints.map((t) => t.id)),
  digest,
  now: Date.now,
};

export const handler = api({
  'POST /v1/feedback': async ({ body, identity }) => {
    const taken = await acceptOne(ports, body(), identity.source);
    if ('errors' in taken)
      throw new Problem(
        taken.foreign ? 403 : 400,
        taken.foreign ? 'A source may only send its own feedback' : 'The feedback has faults',
        taken.errors,
      );
    if ('busy' in taken) throw new Problem(503, 'The feedback could not be stored just now; send it again');
    return { status: 202, body: { feedbackId: taken.feedbackId } };
  },
  'POST /v1/feedback/batch': async ({ body, identity }) => {
    const taken = await acceptBatch(ports, body(), identity.source);
    if ('errors' in taken) throw new Problem(400, 'The batch has faults', taken.errors);
    return { status: 200, body: taken };
  },
});
