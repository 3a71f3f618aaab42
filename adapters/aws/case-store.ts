import { type DynamoDBDocumentClient, GetCommand, PutCommand, paginateQuery, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseStore } from '#domain/case/case-store.ts';
import { changedCases } from './case-changes.ts';
import { type Awake, caseItem, parseCase } from './case-item.ts';
import { listCases } from './case-listing.ts';
import { getMany, held } from './table.ts';

export function dynamoCases(db: DynamoDBDocumentClient, table: string, timeZone: string): CaseStore {
  return {
    async get(caseId) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: { caseId }, ConsistentRead: true }));
      return Item ? parseCase(Item) : null;
    },
    async getMany(caseIds) {
      const keys = caseIds.map((caseId) => ({ caseId }));
      return (await getMany(db, table, keys)).map(parseCase);
    },
    create(c) {
      const item = { caseId: c.caseId, schemaVersion: c.schemaVersion, ...caseItem(c, timeZone) };
      return held(db.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(caseId)' })));
    },
    save(c) {
      const entries = Object.entries(caseItem(c, timeZone));
      const set = entries.filter(([, value]) => value !== undefined);
      const remove = entries.filter(([, value]) => value === undefined).map(([key]) => `#${key}`);
      const update = new UpdateCommand({
        TableName: table,
        Key: { caseId: c.caseId },
        UpdateExpression: `SET ${set.map(([key]) => `#${key} = :${key}`).join(', ')}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: Object.fromEntries(entries.map(([key]) => [`#${key}`, key])),
        ExpressionAttributeValues: { ...Object.fromEntries(set.map(([key, value]) => [`:${key}`, value])), ':before': c.version - 1 },
      });
      return held(db.send(update));
    },
    list: (filter, limit, cursor) => listCases(db, table, filter, limit, cursor),
    changed: (from, limit) => changedCases(db, table, from, limit),
    overdue: (before, limit) => dueBefore(db, table, 'awake', before, limit),
    approaching: (before, limit) => dueBefore(db, table, 'far', before, limit),
    async loadOf(person, upTo) {
      const query = {
        TableName: table,
        IndexName: 'byAssignee',
        KeyConditionExpression: 'assignee = :person',
        ExpressionAttributeValues: { ':person': person },
        Select: 'COUNT' as const,
        Limit: upTo,
      };
      return (await db.send(new QueryCommand(query))).Count ?? 0;
    },
    async ofDays(dates) {
      const ids = await Promise.all(dates.map((day) => idsOfDay(db, table, day)));
      const keys = ids.flat().map((caseId) => ({ caseId }));
      const items = await getMany(db, table, keys);
      return items.map((item) => ({ case: parseCase(item), firstAlertAt: item.firstAlertAt as number | undefined }));
    },
    async markFirstAlert(caseId, at) {
      const mark = new UpdateCommand({
        TableName: table,
        Key: { caseId },
        UpdateExpression: 'SET firstAlertAt = :at',
        ConditionExpression: 'attribute_exists(caseId) AND attribute_not_exists(firstAlertAt)',
        ExpressionAttributeValues: { ':at': at },
      });
      await held(db.send(mark));
    },
  };
}

async function dueBefore(db: DynamoDBDocumentClient, table: string, awake: Awake, before: number, limit: number): Promise<string[]> {
  const query = {
    TableName: table,
    IndexName: 'byWake',
    KeyConditionExpression: 'awake = :awake AND wakeAt < :before',
    ExpressionAttributeValues: { ':awake': awake, ':before': before },
    Limit: limit,
  };
  return ((await db.send(new QueryCommand(query))).Items ?? []).map((item) => item.caseId as string);
}

async function idsOfDay(db: DynamoDBDocumentClient, table: string, day: string): Promise<string[]> {
  const byDay = {
    TableName: table,
    IndexName: 'byDay',
    KeyConditionExpression: '#day = :day',
    ExpressionAttributeNames: { '#day': 'day' },
  };
  const ids: string[] = [];
  for await (const page of paginateQuery({ client: db }, { ...byDay, ExpressionAttributeValues: { ':day': day } }))
    ids.push(...(page.Items ?? []).map((item) => item.caseId as string));
  return ids;
}
