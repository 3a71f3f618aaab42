import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { RosterChange } from '#domain/roster/change.ts';
import { endKey, type RosterStore, RotaVersion } from '#domain/roster/roster-store.ts';
import { Preference } from '#domain/roster/team.ts';
import type { Instant } from '#domain/time.ts';
import { held } from './table.ts';

type Item = Record<string, unknown>;
const Own = z.object({ person: z.string(), preferences: z.array(Preference) });
/** Sorts behind every change, so that one query reads the changes that still matter and all preferences. */
const own = 'p#';
const sinceKey = (since: Instant): string => String(since).padStart(15, '0');

/**
 * Three small partitions: `roster` holds changes, sorted by their end, and behind them everybody's own preferences; `version` the rotas
 * that were deployed, packed (an item holds 400 kB); `calendar` how often somebody's links were taken back.
 */
export function dynamoRoster(db: DynamoDBDocumentClient, table: string): RosterStore {
  const read = async (part: string, item: string): Promise<Item | undefined> =>
    (await db.send(new GetCommand({ TableName: table, Key: { part, item }, ConsistentRead: true }))).Item;
  const put = (Item: Item, condition: Pick<QueryCommandInput, 'ExpressionAttributeValues'> & { ConditionExpression?: string } = {}) =>
    db.send(new PutCommand({ TableName: table, Item: { ...Item, schemaVersion: 1 }, ...condition }));
  const query = async (how: Omit<QueryCommandInput, 'TableName' | 'ConsistentRead'>): Promise<Item[]> => {
    const found: Item[] = [];
    for (let from: Item | undefined; ; ) {
      const page = await db.send(new QueryCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: from, ...how }));
      found.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
      if (!from || (how.Limit !== undefined && found.length >= how.Limit)) return found;
    }
  };
  const isNew = { ConditionExpression: 'attribute_not_exists(part)' };
  return {
    async since(at) {
      const items = await query({
        KeyConditionExpression: 'part = :part AND #item >= :after',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: { ':part': 'roster', ':after': endKey(at + 1) },
      });
      const isOwn = ({ item }: Item) => String(item).startsWith(own);
      return {
        changes: items.filter((item) => !isOwn(item)).map((item) => RosterChange.parse(item)),
        preferences: items.filter(isOwn).map((item) => Own.parse(item)),
      };
    },
    async get(id) {
      const item = await read('roster', id);
      return item && !id.startsWith(own) ? RosterChange.parse(item) : null;
    },
    add: (change) => held(put({ part: 'roster', item: change.id, ...change }, isNew)),
    save: (change) =>
      held(
        put(
          { part: 'roster', item: change.id, ...change },
          { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': change.version - 1 } },
        ),
      ),
    async preferencesOf(person) {
      const item = await read('roster', own + person);
      return item ? Own.parse(item) : null;
    },
    async putPreferences({ person, preferences }) {
      await put({ part: 'roster', item: own + person, person, preferences });
    },
    async versions(from, to) {
      const between = (comparison: string, order: object, values: Item) =>
        query({
          KeyConditionExpression: `part = :part AND ${comparison}`,
          ExpressionAttributeNames: { '#item': 'item' },
          ExpressionAttributeValues: { ':part': 'version', ...values },
          ...order,
        });
      const before = await between('#item <= :from', { ScanIndexForward: false, Limit: 1 }, { ':from': sinceKey(from) });
      const after =
        from < to ? await between('#item BETWEEN :after AND :to', {}, { ':after': sinceKey(from + 1), ':to': sinceKey(to) }) : [];
      return [...before, ...after].map(unpacked);
    },
    addVersion: ({ since, digest, ...rota }) =>
      held(put({ part: 'version', item: sinceKey(since), since, digest, packed: gzipSync(JSON.stringify(rota)) }, isNew)),
    async calendarNumber(person) {
      return Number((await read('calendar', person))?.number ?? 0);
    },
    async takeBackCalendars(person) {
      const next = {
        TableName: table,
        Key: { part: 'calendar', item: person },
        UpdateExpression: 'ADD #number :one SET schemaVersion = :version',
        ExpressionAttributeNames: { '#number': 'number' },
        ExpressionAttributeValues: { ':one': 1, ':version': 1 },
        ReturnValues: 'ALL_NEW' as const,
      };
      return Number((await db.send(new UpdateCommand(next))).Attributes?.number);
    },
  };
}

const unpacked = ({ since, digest, packed }: Item): RotaVersion =>
  RotaVersion.parse({ since, digest, ...JSON.parse(gunzipSync(packed as Uint8Array).toString()) });
