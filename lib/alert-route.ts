import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { allow, type Capability, replayFrom, useKey } from './capability.ts';
import type { WorkedQueue } from './constructs/queue-worker.ts';

export type AlertRoute = ReturnType<typeof alertRoute>;

/** The way of an alert from whoever raises it to the deliverer: a topic, which the insurer's systems may subscribe to, and our queue. */
export function alertRoute(scope: Construct, key: IKey) {
  const topic = new Topic(scope, 'Alerts', { masterKey: key, enforceSSL: true });
  // SNS cannot use a customer key without a grant of its own; the messages hold no personal data, SQS's own key serves.
  const encryption = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
  const deadLetters = new Queue(scope, 'DeliverDeadLetters', { ...encryption, retentionPeriod: Duration.days(14) });
  // Pauses double up to a minute: ten tries outlast five minutes of a channel's outage.
  const maxReceives = 10;
  const queue = new Queue(scope, 'Deliver', {
    ...encryption,
    visibilityTimeout: Duration.seconds(60),
    retentionPeriod: Duration.days(1),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
  });
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
  const deliver: WorkedQueue = { name: 'deliver', queue, deadLetters, mayWait: Duration.minutes(1) };
  const publish: Capability = {
    env: { ALERTS_TOPIC: topic.topicArn },
    grant(to) {
      allow(to, ['sns:Publish'], [topic.topicArn]);
      useKey(to, key);
    },
  };
  /** A deliverer asks itself for something later. Its event source lets it change visibility already. */
  const comeBack: Capability = {
    env: { DELIVER_QUEUE: queue.queueUrl },
    grant: (to) => allow(to, ['sqs:SendMessage'], [queue.queueArn]),
  };
  const replay = replayFrom('DELIVER', { queue, deadLetters });
  return { topic, deliver, maxReceives, publish, comeBack, replay };
}
