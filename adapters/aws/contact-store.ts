import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ContactStore } from '#domain/case/case-store.ts';
import type { Now } from '#domain/time.ts';
import { held } from './table.ts';

/** A case open longer than this has lost its contact item's purpose; the table's TTL removes what a crash left behind. */
const keptSeconds = 180 * 86_400;

/** Name and phone each keep the newest that was given: a later feedback without a phone takes none away. */
export function dynamoContacts(db: DynamoDBDocumentClient, table: string, now: Now): ContactStore {
  return {
    async put(caseId, contact, submittedAt) {
      const expiresAt = Math.ceil(now() / 1000) + keptSeconds;
      for (const [field, value] of Object.entries(contact)) {
        if (!value) continue;
        const newest = new UpdateCommand({
          TableName: table,
          Key: { caseId },
          UpdateExpression: 'SET #field = :value, #since = :since, expiresAt = :expiresAt, schemaVersion = :one',
          ConditionExpression: 'attribute_not_exists(#since) OR #since < :since',
          ExpressionAttributeNames: { '#field': field, '#since': `${field}Since` },
          ExpressionAttributeValues: { ':value': value, ':since': submittedAt, ':expiresAt': expiresAt, ':one': 1 },
        });
        await held(db.send(newest));
      }
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
