import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Case, MatterState } from '#domain/case/case.ts';
import { BadCursor, type CaseFilter, type CasePage, matches } from '#domain/case/case-store.ts';
import { parseCase, queueOf } from './case-item.ts';
import { getMany } from './table.ts';

/** Which queue, and the last item read of it. */
const Cursor = z.tuple([z.int().nonnegative(), z.number().nullable(), z.string().nullable()]);
type Cursor = z.infer<typeof Cursor>;

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(cursor: string | undefined, queues: number): Cursor {
  if (cursor === undefined) return [0, null, null];
  try {
    const parsed = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (parsed[0] < queues) return parsed;
  } catch {
    // falls through: not a cursor of ours
  }
  throw new BadCursor('not a cursor of this listing');
}

const closedStates: MatterState[] = ['confirmed', 'unconfirmed', 'closed-unreached'];
/** So many index entries are looked at for one page before it is handed out short. */
const patience = 500;

/** Walks the queues of the teams, open ones first, newest first; the index names cases, the cases themselves are judged by the filter. */
export async function listCases(
  db: DynamoDBDocumentClient,
  table: string,
  filter: CaseFilter,
  limit: number,
  from?: string,
): Promise<CasePage> {
  const queues = queuesOf(filter);
  let [queue, openedAt, caseId] = decode(from, Math.max(queues.length, 1));
  const cases: Case[] = [];
  let looked = 0;
  while (queue < queues.length && cases.length < limit && looked < patience) {
    const start = caseId ? { ...partition(filter, queues[queue]!), openedAt, caseId } : undefined;
    const page = await db.send(
      new QueryCommand({ ...indexQuery(table, filter, queues[queue]!), Limit: limit - cases.length, ExclusiveStartKey: start }),
    );
    const keys = (page.Items ?? []) as { caseId: string; openedAt: number }[];
    looked += keys.length;
    cases.push(...(await read(db, table, keys)).filter(matches(filter)));
    const last = page.LastEvaluatedKey;
    [queue, openedAt, caseId] = last ? [queue, last.openedAt as number, last.caseId as string] : [queue + 1, null, null];
  }
  return { cases, cursor: queue < queues.length ? encode([queue, openedAt, caseId]) : null };
}

function queuesOf({ teams, state, customer }: CaseFilter): string[] {
  if (customer !== undefined) return [customer];
  const halves = state === undefined ? [false, true] : [closedStates.includes(state)];
  return halves.flatMap((closed) => teams.map((team) => queueOf(team, closed)));
}

const partition = ({ customer }: CaseFilter, value: string) => (customer === undefined ? { queue: value } : { customerId: value });

const indexQuery = (table: string, { customer }: CaseFilter, value: string) => ({
  TableName: table,
  IndexName: customer === undefined ? 'byQueue' : 'byCustomer',
  KeyConditionExpression: '#partition = :value',
  ExpressionAttributeNames: { '#partition': customer === undefined ? 'queue' : 'customerId' },
  ExpressionAttributeValues: { ':value': value },
  ScanIndexForward: false,
});

async function read(db: DynamoDBDocumentClient, table: string, keys: { caseId: string }[]): Promise<Case[]> {
  const items = await getMany(
    db,
    table,
    keys.map(({ caseId }) => ({ caseId })),
  );
  const found = new Map(items.map((item) => [item.caseId as string, parseCase(item)]));
  return keys.flatMap(({ caseId }) => found.get(caseId) ?? []);
}
