import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { sentimentModel } from '#adapters/sentiment/model.ts';
import { JudgeEnv } from './environments.ts';
import { judgeHandler } from './handlers/judge.ts';
import { keepServices } from './keep-services.ts';
import { measure, measured } from './measure.ts';
import { measuredFeedback } from './measured-ports.ts';
import { byRoster } from './present-roster.ts';

const env = JudgeEnv.parse(process.env);
const kept = keepServices(env);
const sqs = new SQSClient({ cacheMiddleware: true });

const ports = {
  ...kept,
  feedback: measuredFeedback(dynamoFeedback(kept.db, env.FEEDBACK_TABLE), measure),
  model: sentimentModel(env.SENTIMENT, () => new ComprehendClient({})),
  async hide(queue: string, ReceiptHandle: string, VisibilityTimeout: number) {
    const QueueUrl = [env.LIVE_QUEUE, env.BULK_QUEUE].find((url) => url.endsWith(`/${queue}`));
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
  },
};

export const handler = measured(byRoster(kept.present, (duty) => judgeHandler({ ...ports, duty }, env.MAX_RECEIVES, measure)));
