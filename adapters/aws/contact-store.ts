import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ContactStore } from '#domain/case/case-store.ts';
import { type KnownNumber, newestFirst } from '#domain/case/contact.ts';
import type { Now } from '#domain/time.ts';
import { held } from './table.ts';

/** A case open longer than this has lost its contact item's purpose; the table's TTL removes what a crash left behind. */
const keptSeconds = 180 * 86_400;

const Given = z.object({ value: z.string(), since: z.number(), feedbackId: z.string() });
const nameField = 'givenName';
const numberOf = (source: string): string => `number#${source}`;

/** A field for the name and one for each source's number, each with the newest that was given: no feedback takes another's away. */
export function dynamoContacts(db: DynamoDBDocumentClient, table: string, now: Now): ContactStore {
  return {
    async put(caseId, { name, phone }, { feedbackId, source, submittedAt }) {
      const expiresAt = Math.ceil(now() / 1000) + keptSeconds;
      const fields: [field: string, value: string | undefined][] = [
        [nameField, name],
        [numberOf(source), phone],
      ];
      for (const [field, value] of fields) {
        if (!value) continue;
        const newest = new UpdateCommand({
          TableName: table,
          Key: { caseId },
          UpdateExpression: 'SET #field = :given, expiresAt = :expiresAt, schemaVersion = :two',
          ConditionExpression: 'attribute_not_exists(#field) OR #field.#since < :since',
          ExpressionAttributeNames: { '#field': field, '#since': 'since' },
          ExpressionAttributeValues: {
            ':given': { value, since: submittedAt, feedbackId },
            ':since': submittedAt,
            ':expiresAt': expiresAt,
            ':two': 2,
          },
        });
        await held(db.send(newest));
      }
    },
    async get(caseId) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: { caseId }, ConsistentRead: true }));
      if (!Item) return null;
      const name: string | undefined = Item[nameField] ? Given.parse(Item[nameField]).value : Item.name;
      return { ...(name === undefined ? {} : { name }), numbers: newestFirst([...numbersOf(Item), ...writtenBefore(Item)]) };
    },
    async remove(caseId) {
      await db.send(new DeleteCommand({ TableName: table, Key: { caseId } }));
    },
  };
}

const numbersOf = (item: Record<string, unknown>): KnownNumber[] =>
  Object.entries(item).flatMap(([field, given]) => {
    if (!field.startsWith(numberOf(''))) return [];
    const { value, since, feedbackId } = Given.parse(given);
    return [{ phone: value, feedbackId, source: field.slice(numberOf('').length), submittedAt: since }];
  });

/** Cases open since release 0.1.0 have one number, and nobody wrote down who gave it. */
const writtenBefore = ({ phone, phoneSince }: Record<string, unknown>): KnownNumber[] =>
  typeof phone === 'string' && typeof phoneSince === 'number'
    ? [{ phone, feedbackId: '', source: 'unknown', submittedAt: phoneSince }]
    : [];
