import { type DynamoDBDocumentClient, GetCommand, PutCommand, paginateQuery, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Delivery } from '#domain/alert/alert.ts';
import { type DeliveryKey, type Ledger, type LedgerState, stateOf } from '#domain/alert/ledger.ts';
import { isCanaryAlert } from '#domain/canary/canary.ts';
import { expiring } from './canary-expiry.ts';
import { pageCursor, placeOf } from './page-cursor.ts';
import { getMany, held } from './table.ts';

const pendingPartition: LedgerState = 'pending';
const key = z.string().min(1).max(500);
const Place = z.strictObject({ pending: key, pendingAt: z.number(), caseId: key, delivery: key });
const keyOf = ({ caseId, alertId, channel }: DeliveryKey) => ({ caseId, delivery: `${alertId}#${channel}` });
const unsettled = 'attribute_not_exists(#at.sent) AND attribute_not_exists(#at.cancelled) AND attribute_not_exists(#at.dead)';

/** Rows sort under their case. In the index `byPending` the attribute `pending` holds their state; cancelled ones are not in it. */
export function dynamoLedger(db: DynamoDBDocumentClient, table: string): Ledger {
  const update = (
    key: DeliveryKey,
    expression: string,
    condition: string,
    values: Record<string, unknown>,
    names: Record<string, string> = {},
  ) =>
    db.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(key),
        UpdateExpression: expression,
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#at': 'at', ...names },
        ExpressionAttributeValues: values,
        ReturnValues: 'ALL_NEW',
      }),
    );
  const ofCase = async (caseId: string): Promise<Delivery[]> => {
    const query = {
      TableName: table,
      KeyConditionExpression: 'caseId = :caseId',
      ExpressionAttributeValues: { ':caseId': caseId },
      ConsistentRead: true,
    };
    const rows: Delivery[] = [];
    for await (const { Items } of paginateQuery({ client: db }, query)) rows.push(...(Items ?? []).map((item) => Delivery.parse(item)));
    return rows.sort((a, b) => a.at.pending - b.at.pending);
  };
  return {
    ofCase,
    async addPending(deliveries) {
      const enter = (d: Delivery) => {
        const index = { pending: pendingPartition, pendingAt: d.at.pending };
        const Item = { ...keyOf(d), ...d, schemaVersion: 1, ...index, ...expiring(isCanaryAlert(d), d.at.pending) };
        const free = 'attribute_not_exists(caseId) OR attribute_exists(#at.cancelled)';
        const put = { TableName: table, Item, ConditionExpression: free, ExpressionAttributeNames: { '#at': 'at' } };
        return held(db.send(new PutCommand(put)));
      };
      await Promise.all(deliveries.map(enter));
    },
    async get(key) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }));
      return Item ? Delivery.parse(Item) : null;
    },
    async lease(key, now, until) {
      const free = `attribute_exists(caseId) AND ${unsettled} AND (attribute_not_exists(leasedUntil) OR leasedUntil < :now)`;
      const take = update(key, 'SET leasedUntil = :until, tries = tries + :one', free, { ':until': until, ':now': now, ':one': 1 });
      return (await held(take)) ? Delivery.parse((await take).Attributes) : null;
    },
    async settle(key, outcome) {
      const { note, receipt, summary, ...facts } = { note: undefined, receipt: undefined, summary: undefined, ...outcome };
      const said = Object.entries({ note, receipt, summary }).filter(([, text]) => text !== undefined);
      const set = [...Object.keys(facts).map((fact) => `#at.#${fact} = :${fact}`), ...said.map(([name]) => `#${name} = :${name}`)];
      const given = [...Object.entries(facts), ...said];
      const names = Object.fromEntries(given.map(([name]) => [`#${name}`, name]));
      const values = Object.fromEntries(given.map(([name, value]) => [`:${name}`, value]));
      const left: LedgerState | null = 'sent' in facts ? 'sent' : 'dead' in facts ? 'dead' : null;
      const expression = left
        ? `SET ${set.join(', ')}, pending = :left, pendingAt = #at.pending REMOVE leasedUntil`
        : `SET ${set.join(', ')} REMOVE leasedUntil, pending, pendingAt`;
      await held(update(key, expression, `attribute_exists(caseId) AND ${unsettled}`, left ? { ...values, ':left': left } : values, names));
    },
    async postpone(key, until, note) {
      const expression = 'SET #note = :note, waitsUntil = :until, pendingAt = :until, tries = tries - :one REMOVE leasedUntil';
      await held(update(key, expression, unsettled, { ':note': note, ':until': until, ':one': 1 }, { '#note': 'note' }));
    },
    async failed(key, note) {
      await held(update(key, 'SET #note = :note REMOVE leasedUntil', unsettled, { ':note': note }, { '#note': 'note' }));
    },
    async revive(key) {
      const expression = 'SET pending = :pending, pendingAt = #at.pending REMOVE #at.dead';
      await held(update(key, expression, 'attribute_exists(#at.dead)', { ':pending': pendingPartition }));
    },
    async record(caseId, alertId, fact, at) {
      const rows = (await ofCase(caseId)).filter((d) => d.alertId === alertId);
      const once = `attribute_exists(caseId) AND attribute_not_exists(#at.#fact)`;
      await Promise.all(rows.map((d) => held(update(d, 'SET #at.#fact = :at', once, { ':at': at }, { '#fact': fact }))));
      return rows.length > 0;
    },
    async inState(state, from, until, limit, cursor) {
      const Within = Place.refine(({ pendingAt }) => pendingAt >= from && pendingAt < until);
      const query = {
        TableName: table,
        IndexName: 'byPending',
        KeyConditionExpression: 'pending = :state AND pendingAt BETWEEN :from AND :last',
        ExpressionAttributeValues: { ':state': state, ':from': from, ':last': until - 1 },
        ScanIndexForward: false,
        Limit: limit,
        ExclusiveStartKey: cursor === undefined ? undefined : { ...placeOf(Within, cursor), pending: state },
      };
      const { Items = [], LastEvaluatedKey } = await db.send(new QueryCommand(query));
      const keys = Items.map(({ caseId, delivery }) => ({ caseId, delivery }));
      const rows = (await getMany(db, table, keys)).map((item) => Delivery.parse(item));
      const deliveries = rows.filter((d) => stateOf(d) === state).sort((a, b) => b.at.pending - a.at.pending);
      return { deliveries, cursor: pageCursor(LastEvaluatedKey) };
    },
    async pendingSince(before, limit) {
      const query = {
        TableName: table,
        IndexName: 'byPending',
        KeyConditionExpression: 'pending = :pending AND pendingAt < :before',
        ExpressionAttributeValues: { ':pending': pendingPartition, ':before': before },
        Limit: limit,
      };
      const keys = ((await db.send(new QueryCommand(query))).Items ?? []).map(({ caseId, delivery }) => ({ caseId, delivery }));
      return (await getMany(db, table, keys)).map((item) => Delivery.parse(item));
    },
  };
}
