import * as z from 'zod';
import { arn } from '../template/arn.ts';
import { boolean, inert, number, resourceType } from '../template/resource-type.ts';

const file = 'local/lambda/resources.ts';

const lambdaFunction = resourceType({
  file,
  name: 'FunctionName',
  ref: ({ name }) => name,
  attributes: { Arn: ({ name }) => arn('lambda', `function:${name}`) },
  properties: z.strictObject({
    FunctionName: z.string().max(64).optional(),
    Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
    Handler: z.string().regex(/^[\w-]+\.\w+$/, 'must be file.export, such as index.handler'),
    Runtime: z.string().startsWith('nodejs'),
    Timeout: number().default(3),
    Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
    ReservedConcurrentExecutions: number().optional(),
    MemorySize: number().default(128).describe('bounds the heap of a thread, not its buffers'),
    Architectures: inert('bundles are plain JavaScript'),
    Role: inert('permissions are not decided on this machine'),
    LoggingConfig: inert('lines go to <data>/logs'),
    TracingConfig: inert('no traces on this machine'),
    EphemeralStorage: inert('/tmp is the disk of this machine'),
    KmsKeyArn: inert('nothing is encrypted on this machine'),
    VpcConfig: inert('there is one network on this machine'),
    Description: inert('a text for people'),
    Tags: inert('labels for bills'),
  }),
});

const eventSource = resourceType({
  file,
  ref: ({ name }) => name,
  attributes: {},
  properties: z.strictObject({
    EventSourceArn: z.string().regex(/:sqs:/, 'only queues feed functions here'),
    FunctionName: z.string(),
    BatchSize: number().default(10),
    MaximumBatchingWindowInSeconds: number().default(0),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    ScalingConfig: z.strictObject({ MaximumConcurrency: number().optional() }).optional(),
    Enabled: boolean().default(true),
    Tags: inert('labels for bills'),
  }),
});

export const lambdaTypes = { 'AWS::Lambda::Function': lambdaFunction, 'AWS::Lambda::EventSourceMapping': eventSource };
