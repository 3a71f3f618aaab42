import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Presence, type PresenceStore } from '#domain/staff/presence.ts';
import { getMany, held } from './table.ts';

export function dynamoPresence(db: DynamoDBDocumentClient, table: string): PresenceStore {
  return {
    async get(person) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: { person }, ConsistentRead: true }));
      return Item ? Presence.parse(Item) : null;
    },
    async getMany(people) {
      const keys = people.map((person) => ({ person }));
      return (await getMany(db, table, keys)).map((item) => Presence.parse(item));
    },
    async put(presence) {
      const latest = new PutCommand({
        TableName: table,
        Item: { ...presence, schemaVersion: 1 },
        ConditionExpression: 'attribute_not_exists(person) OR seenAt <= :seenAt',
        ExpressionAttributeValues: { ':seenAt': presence.seenAt },
      });
      await held(db.send(latest));
    },
  };
}
