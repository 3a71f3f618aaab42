import { type DynamoDBDocumentClient, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ChangedCases } from '#domain/case/case-store.ts';
import type { Instant } from '#domain/time.ts';
import { feed, parseCase } from './case-item.ts';
import { getMany } from './table.ts';

/** From the index `byChange`, to the end of an instant; the cases themselves are read as last written, each once. */
export async function changedCases(db: DynamoDBDocumentClient, table: string, from: Instant, limit: number): Promise<ChangedCases> {
  const byChange = { TableName: table, IndexName: 'byChange' };
  const query = new QueryCommand({
    ...byChange,
    KeyConditionExpression: 'feed = :feed AND changedAt >= :from',
    ExpressionAttributeValues: { ':feed': feed, ':from': from },
    Limit: limit,
  });
  const { Items = [], LastEvaluatedKey: last } = await db.send(query);
  const ids = Items.map((item) => item.caseId as string);
  if (last) {
    const sameInstant = {
      ...byChange,
      KeyConditionExpression: 'feed = :feed AND changedAt = :at',
      ExpressionAttributeValues: { ':feed': feed, ':at': last.changedAt },
    };
    for await (const page of paginateQuery({ client: db, startingToken: last }, sameInstant))
      ids.push(...(page.Items ?? []).map((item) => item.caseId as string));
  }
  const keys = ids.map((caseId) => ({ caseId }));
  const cases = (await getMany(db, table, keys)).map(parseCase).sort((a, b) => a.changedAt - b.changedAt);
  return { cases, next: last ? (last.changedAt as Instant) + 1 : null };
}
