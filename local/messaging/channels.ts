import type { SnsStore } from '../../node_modules/fauxqs/dist/sns/snsStore.js';
import type { SqsStore } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { arn } from '../template/arn.ts';
import type { Resources } from '../template/resources.ts';

/** The queues, topics and subscriptions that should exist. */
export interface Channels {
  queues: { name: string; attributes: Record<string, string> }[];
  topics: string[];
  subscriptions: { topicArn: string; queueArn: string; attributes: Record<string, string> }[];
}

export function channelsOf(resources: Resources): Channels {
  return {
    queues: resources.of('AWS::SQS::Queue').map(({ name, properties: { RedrivePolicy, ...properties } }) => ({
      name,
      attributes: {
        ...attributes({
          VisibilityTimeout: properties.VisibilityTimeout,
          MessageRetentionPeriod: properties.MessageRetentionPeriod,
          DelaySeconds: properties.DelaySeconds,
          ReceiveMessageWaitTimeSeconds: properties.ReceiveMessageWaitTimeSeconds,
          MaximumMessageSize: properties.MaximumMessageSize,
        }),
        RedrivePolicy: RedrivePolicy ? JSON.stringify(RedrivePolicy) : '',
      },
    })),
    topics: resources.of('AWS::SNS::Topic').map(({ name }) => name),
    subscriptions: resources.of('AWS::SNS::Subscription').flatMap(({ properties }) => {
      if (properties.Protocol !== 'sqs') return [];
      const { TopicArn: topicArn, Endpoint: queueArn, RawMessageDelivery, FilterPolicy, FilterPolicyScope } = properties;
      const filter = FilterPolicy && {
        FilterPolicy: JSON.stringify(FilterPolicy),
        FilterPolicyScope: FilterPolicyScope ?? 'MessageAttributes',
      };
      return [{ topicArn, queueArn, attributes: { RawMessageDelivery: String(RawMessageDelivery), ...filter } }];
    }),
  };
}

const attributes = (values: Record<string, number | undefined>) =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));

/** Creates what is missing and brings what is on disk up to date; messages stay. */
export function createChannels(
  { queues, topics, subscriptions }: Channels,
  { sqsStore, snsStore }: { sqsStore: SqsStore; snsStore: SnsStore },
): void {
  for (const { name, attributes } of queues) {
    const queue = sqsStore.getQueueByName(name) ?? sqsStore.createQueue(name, `http://127.0.0.1/000000000000/${name}`, arn('sqs', name));
    queue.setAttributes(attributes);
  }
  for (const name of topics) snsStore.createTopic(name, undefined, undefined, 'us-east-1');
  for (const { arn: subscriptionArn } of snsStore.listSubscriptions().subscriptions) snsStore.unsubscribe(subscriptionArn);
  for (const { topicArn, queueArn, attributes } of subscriptions) snsStore.subscribe(topicArn, 'sqs', queueArn, attributes);
}
