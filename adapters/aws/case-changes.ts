import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ChangedCases, ChangePlace } from '#domain/case/case-store.ts';
import { feed, parseCase } from './case-item.ts';
import { getMany } from './table.ts';

/** One query of the index `byChange`; the cases themselves are read as last written, each once. */
export async function changedCases(
  db: DynamoDBDocumentClient,
  table: string,
  { at, caseId }: ChangePlace,
  limit: number,
): Promise<ChangedCases> {
  const query = new QueryCommand({
    TableName: table,
    IndexName: 'byChange',
    KeyConditionExpression: 'feed = :feed AND changedAt >= :at',
    ExpressionAttributeValues: { ':feed': feed, ':at': at },
    ...(caseId === undefined ? {} : { ExclusiveStartKey: { feed, changedAt: at, caseId } }),
    Limit: limit,
  });
  const { Items = [], LastEvaluatedKey: last } = await db.send(query);
  const keys = Items.map((item) => ({ caseId: item.caseId as string }));
  const cases = (await getMany(db, table, keys)).map(parseCase).sort((a, b) => a.changedAt - b.changedAt);
  return { cases, next: last ? { at: last.changedAt as number, caseId: last.caseId as string } : null };
}
