import * as z from 'zod';
import { arn } from '../template/arn.ts';
import { inert, resourceType } from '../template/resource-type.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const table = resourceType({
  file: 'local/dynamodb/resources.ts',
  name: 'TableName',
  ref: ({ name }) => name,
  attributes: { Arn: ({ name }) => arn('dynamodb', `table/${name}`) },
  properties: z.strictObject({
    TableName: z.string().min(3).optional(),
    KeySchema: keySchema,
    AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z
      .array(
        z.strictObject({
          IndexName: z.string().min(3),
          KeySchema: keySchema,
          Projection: z.strictObject({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() }),
          ContributorInsightsSpecification: inert('nothing is measured on this machine'),
          OnDemandThroughput: inert('requests are not throttled on this machine'),
        }),
      )
      .optional(),
    TimeToLiveSpecification: inert('expiry is lazy on AWS (up to days), so no reader may rely on it; here items stay'),
    PointInTimeRecoverySpecification: inert('the data folder is the only copy'),
    SSESpecification: inert('nothing is encrypted on the local disk'),
    DeletionProtectionEnabled: inert('nothing is ever deleted here'),
    ContributorInsightsSpecification: inert('nothing is measured on this machine'),
    OnDemandThroughput: inert('requests are not throttled on this machine'),
    TableClass: inert('a price class'),
    Tags: inert('labels for bills'),
  }),
});

export const dynamodbTypes = { 'AWS::DynamoDB::Table': table };
