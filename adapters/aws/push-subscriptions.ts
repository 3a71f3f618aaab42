import { createHash } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { PushSubscription, type PushSubscriptions } from '#domain/alert/subscription.ts';

const prefix = 'browser#';

/** The browsers of a person are outlets too: they stand beside the traffic of the others. */
export function dynamoSubscriptions(db: DynamoDBDocumentClient, table: string): PushSubscriptions {
  const keyOf = (person: string, endpoint: string) => ({
    outlet: `push/${person}`,
    item: prefix + createHash('sha256').update(endpoint).digest('hex').slice(0, 32),
  });
  return {
    async of(person) {
      const query = {
        TableName: table,
        KeyConditionExpression: 'outlet = :outlet AND begins_with(#item, :prefix)',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: { ':outlet': `push/${person}`, ':prefix': prefix },
      };
      const { Items = [] } = await db.send(new QueryCommand(query));
      return Items.map((item) => PushSubscription.parse(item));
    },
    async keep(person, subscription) {
      await db.send(
        new PutCommand({ TableName: table, Item: { ...keyOf(person, subscription.endpoint), ...subscription, schemaVersion: 1 } }),
      );
    },
    async forget(person, endpoint) {
      await db.send(new DeleteCommand({ TableName: table, Key: keyOf(person, endpoint) }));
    },
  };
}
