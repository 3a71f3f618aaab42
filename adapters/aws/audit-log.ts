import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AuditEntry, type AuditLog, fits, keptDays } from '#domain/audit/audit.ts';
import { dateIn } from '#domain/calendar/zoned.ts';
import { iso } from '#domain/time.ts';
import { pageCursor, placeOf } from './page-cursor.ts';

/** So many entries are looked at for one page before it is handed out short. */
const patience = 2000;
const atOnce = 500;
const Place = z.strictObject({ day: z.string(), entry: z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]{1,20}Z#[0-9a-f]{8}$/) });

/** A partition for each day, sorted by instant; the table's TTL forgets. */
export function dynamoAudit(db: DynamoDBDocumentClient, table: string, timeZone: string): AuditLog {
  return {
    async write(entry) {
      const key = { day: dateIn(entry.at, timeZone), entry: `${iso(entry.at)}#${randomUUID().slice(0, 8)}` };
      const expiresAt = Math.ceil(entry.at / 1000) + keptDays * 86_400;
      await db.send(new PutCommand({ TableName: table, Item: { ...key, ...entry, expiresAt, schemaVersion: 1 } }));
    },
    async ofDay(day, filter, limit, cursor) {
      const entries: AuditEntry[] = [];
      const isFiltered = Object.values(filter).some((value) => value !== undefined);
      let from: Record<string, unknown> | undefined = cursor === undefined ? undefined : { ...placeOf(Place, cursor), day };
      for (let looked = 0; looked < patience; looked += atOnce) {
        const query = {
          TableName: table,
          KeyConditionExpression: '#day = :day',
          ExpressionAttributeNames: { '#day': 'day' },
          ExpressionAttributeValues: { ':day': day },
          ScanIndexForward: false,
          Limit: isFiltered ? atOnce : limit,
          ExclusiveStartKey: from,
        };
        const { Items = [], LastEvaluatedKey } = await db.send(new QueryCommand(query));
        for (const item of Items) {
          const entry = AuditEntry.parse(item);
          if (fits(filter)(entry)) entries.push(entry);
          if (entries.length >= limit) return { entries, cursor: pageCursor({ day, entry: item.entry }) };
        }
        if (!LastEvaluatedKey) return { entries, cursor: null };
        from = LastEvaluatedKey;
      }
      return { entries, cursor: pageCursor(from) };
    },
  };
}
