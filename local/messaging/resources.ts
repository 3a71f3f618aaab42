import * as z from 'zod';
import { arn } from '../template/arn.ts';
import { boolean, inert, number, resourceType } from '../template/resource-type.ts';

const file = 'local/messaging/resources.ts';
const encryption = 'nothing is encrypted on the local disk';

const queue = resourceType({
  file,
  name: 'QueueName',
  ref: ({ name, endpoints }) => `${endpoints.messaging}/000000000000/${name}`,
  attributes: { Arn: ({ name }) => arn('sqs', name), QueueName: ({ name }) => name },
  properties: z.strictObject({
    QueueName: z.string().optional(),
    VisibilityTimeout: number().default(30),
    MessageRetentionPeriod: number().default(345_600),
    DelaySeconds: number().default(0),
    ReceiveMessageWaitTimeSeconds: number().default(0),
    MaximumMessageSize: number().optional(),
    RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: number() }).optional(),
    RedriveAllowPolicy: inert('a permission'),
    KmsMasterKeyId: inert(encryption),
    KmsDataKeyReusePeriodSeconds: inert(encryption),
    SqsManagedSseEnabled: inert(encryption),
    Tags: inert('labels for bills'),
  }),
});

const topic = resourceType({
  file,
  name: 'TopicName',
  ref: ({ name }) => arn('sns', name),
  attributes: { TopicArn: ({ name }) => arn('sns', name), TopicName: ({ name }) => name },
  properties: z.strictObject({
    TopicName: z.string().optional(),
    DisplayName: inert('a sender name for mail'),
    KmsMasterKeyId: inert(encryption),
    TracingConfig: inert('no traces on this machine'),
    Tags: inert('labels for bills'),
  }),
});

const delivered = z.strictObject({
  Protocol: z.literal('sqs'),
  TopicArn: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: boolean().default(false),
  FilterPolicy: z.record(z.string(), z.unknown()).optional(),
  FilterPolicyScope: z.enum(['MessageAttributes', 'MessageBody']).optional(),
  RedrivePolicy: inert('a delivery inside this machine does not fail'),
  Region: inert('there is one region'),
});

/** People's and partners' subscriptions: their addresses exist only in the insurer's account. */
const notDelivered = z.looseObject({
  Protocol: z.enum(['email', 'email-json', 'sms', 'http', 'https', 'lambda', 'firehose', 'application']),
});

const subscription = resourceType({
  file,
  ref: ({ name }) => arn('sns', name),
  attributes: {},
  properties: z.discriminatedUnion('Protocol', [delivered, notDelivered]),
});

export const messagingTypes = { 'AWS::SQS::Queue': queue, 'AWS::SNS::Topic': topic, 'AWS::SNS::Subscription': subscription };
