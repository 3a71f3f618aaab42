import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AlertMessage } from '#domain/alert/alert.ts';
import type { Outlets } from '#domain/alert/outlets.ts';
import { unused } from '#domain/alert/traffic.ts';
import { held } from './table.ts';

const Traffic = z.object({
  version: z.int(),
  sends: z.array(z.number()),
  summaryAt: z.number().nullable(),
  lastSummary: z.number().nullable(),
});
const traffic = 'traffic';
const waitingPrefix = 'waiting#';
const atOnce = 25;

/** One item of an outlet holds its traffic, the others what waits there. */
export function dynamoOutlets(db: DynamoDBDocumentClient, table: string): Outlets {
  const keyOf = (outlet: string, { alertId, channel }: AlertMessage) => ({ outlet, item: `${waitingPrefix}${alertId}#${channel}` });
  return {
    async get(outlet) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: { outlet, item: traffic }, ConsistentRead: true }));
      return Item ? Traffic.parse(Item) : unused;
    },
    async save(outlet, after) {
      const put = {
        TableName: table,
        Item: { outlet, item: traffic, ...after, schemaVersion: 1 },
        ConditionExpression: after.version === 1 ? 'attribute_not_exists(outlet)' : 'version = :before',
        ...(after.version === 1 ? {} : { ExpressionAttributeValues: { ':before': after.version - 1 } }),
      };
      return held(db.send(new PutCommand(put)));
    },
    async join(outlet, message) {
      await db.send(new PutCommand({ TableName: table, Item: { ...keyOf(outlet, message), ...message, schemaVersion: 1 } }));
    },
    async waiting(outlet, limit) {
      const query = {
        TableName: table,
        KeyConditionExpression: 'outlet = :outlet AND begins_with(#item, :waiting)',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: { ':outlet': outlet, ':waiting': waitingPrefix },
        ConsistentRead: true,
        Limit: limit,
      };
      const { Items = [] } = await db.send(new QueryCommand(query));
      return Items.map((item) => AlertMessage.parse(item));
    },
    async leave(outlet, messages) {
      for (let start = 0; start < messages.length; start += atOnce) {
        const some = messages.slice(start, start + atOnce);
        await Promise.all(some.map((message) => db.send(new DeleteCommand({ TableName: table, Key: keyOf(outlet, message) }))));
      }
    },
  };
}
