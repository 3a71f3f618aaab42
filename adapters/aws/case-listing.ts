import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Case, MatterState } from '#domain/case/case.ts';
import { BadCursor, type CaseFilter, type CasePage, matches } from '#domain/case/case-store.ts';
import { parseCase, queueOf } from './case-item.ts';
import { getMany } from './table.ts';

/** Which part of the listing, and the last item read of it. */
const Cursor = z.union([
  z.tuple([z.int().nonnegative(), z.int(), z.string().min(1).max(64)]),
  z.tuple([z.int().nonnegative(), z.null(), z.null()]),
]);
type Cursor = z.infer<typeof Cursor>;

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(cursor: string | undefined, parts: number): Cursor {
  if (cursor === undefined) return [0, null, null];
  try {
    const parsed = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (parsed[0] < parts) return parsed;
  } catch {
    // falls through: not a cursor of ours
  }
  throw new BadCursor('not a cursor of this listing');
}

const closedStates: MatterState[] = ['confirmed', 'unconfirmed', 'closed-unreached'];
/** So many index entries are looked at for one page before it is handed out short. */
const patience = 500;

/** Walks the parts one after the other, each newest first; the index names cases, the cases themselves are judged by the filter. */
export async function listCases(
  db: DynamoDBDocumentClient,
  table: string,
  filter: CaseFilter,
  limit: number,
  from?: string,
): Promise<CasePage> {
  const parts = partsOf(filter);
  let [part, openedAt, caseId] = decode(from, Math.max(parts.length, 1));
  const cases: Case[] = [];
  let looked = 0;
  while (part < parts.length && cases.length < limit && looked < patience) {
    const { index, key, value, shows } = parts[part]!;
    const start = caseId ? { [key]: value, openedAt, caseId } : undefined;
    const query = { ...partQuery(table, index, key, value), Limit: limit - cases.length, ExclusiveStartKey: start };
    const page = await db.send(new QueryCommand(query));
    const entries = (page.Items ?? []) as Entry[];
    looked += entries.length;
    cases.push(...(await read(db, table, entries)).filter(matches(filter)).filter(shows));
    const last = page.LastEvaluatedKey;
    [part, openedAt, caseId] = last ? [part, last.openedAt as number, last.caseId as string] : [part + 1, null, null];
  }
  if (part >= parts.length) return { cases, cursor: null };
  return { cases, cursor: encode(caseId !== null && openedAt !== null ? [part, openedAt, caseId] : [part, null, null]) };
}

type Entry = { caseId: string; openedAt: number };

type Part = {
  index: string;
  key: string;
  value: string;
  /** Whether a case is this part's to show, not another's. */
  shows: (c: Case) => boolean;
};

/** Of each team the cases it keeps, and those handed to it to be worked on; open ones of all teams first. */
function partsOf({ teams, state, customer }: CaseFilter): Part[] {
  if (customer !== undefined) return [{ index: 'byCustomer', key: 'customerId', value: customer, shows: () => true }];
  const halves = state === undefined ? [false, true] : [closedStates.includes(state)];
  return halves.flatMap((closed) =>
    teams.flatMap((team): Part[] => [
      { index: 'byQueue', key: 'queue', value: queueOf(team, closed), shows: () => true },
      { index: 'byHandling', key: 'handling', value: queueOf(team, closed), shows: (c) => !teams.includes(c.team) },
    ]),
  );
}

const partQuery = (table: string, index: string, key: string, value: string) => ({
  TableName: table,
  IndexName: index,
  KeyConditionExpression: '#key = :value',
  ExpressionAttributeNames: { '#key': key },
  ExpressionAttributeValues: { ':value': value },
  ScanIndexForward: false,
});

/** The cases of index entries; an entry that the case has left behind shows nothing, so that no case is shown twice. */
async function read(db: DynamoDBDocumentClient, table: string, entries: Entry[]): Promise<Case[]> {
  const items = await getMany(
    db,
    table,
    entries.map(({ caseId }) => ({ caseId })),
  );
  const found = new Map(items.map((item) => [item.caseId as string, parseCase(item)]));
  return entries.flatMap(({ caseId, openedAt }) => {
    const c = found.get(caseId);
    return c && c.openedAt === openedAt ? c : [];
  });
}
