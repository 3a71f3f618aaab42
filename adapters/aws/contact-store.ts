import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ContactStore } from '#domain/case/case-store.ts';
import { held } from './table.ts';

/** A case open longer than this has lost its contact item's purpose; the table's TTL removes what a crash left behind. */
const keptSeconds = 180 * 86_400;

export function dynamoContacts(db: DynamoDBDocumentClient, table: string): ContactStore {
  return {
    async put(caseId, { name, phone }, submittedAt) {
      if (!name && !phone) return;
      const item = { caseId, name, phone, submittedAt, schemaVersion: 1, expiresAt: Math.ceil(submittedAt / 1000) + keptSeconds };
      const newest = 'attribute_not_exists(caseId) OR submittedAt < :submittedAt';
      const put = { TableName: table, Item: item, ConditionExpression: newest, ExpressionAttributeValues: { ':submittedAt': submittedAt } };
      await held(db.send(new PutCommand(put)));
    },
    async get(caseId) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: { caseId }, ConsistentRead: true }));
      return Item ? { name: Item.name, phone: Item.phone } : null;
    },
    async remove(caseId) {
      await db.send(new DeleteCommand({ TableName: table, Key: { caseId } }));
    },
  };
}
