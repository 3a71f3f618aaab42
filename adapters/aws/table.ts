import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export const documents = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/** Runs a conditional write; false when its condition did not hold, which means "already done" or "somebody was faster". */
export async function held(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Reads many items as last written, in batches of DynamoDB's limit; missing ones are left out. */
export async function getMany(
  db: DynamoDBDocumentClient,
  table: string,
  keys: Record<string, string>[],
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  // An index may name an item twice, under an old key and a new one; BatchGetItem refuses a repeated key.
  const once = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  for (let start = 0; start < once.length; start += 100) {
    let wanted: Record<string, unknown>[] | undefined = once.slice(start, start + 100);
    for (let pause = 50; wanted?.length; pause *= 2) {
      const answer: Awaited<ReturnType<typeof ask>> = await ask(db, table, wanted);
      found.push(...(answer.Responses?.[table] ?? []));
      wanted = answer.UnprocessedKeys?.[table]?.Keys;
      if (wanted?.length) await new Promise((resume) => setTimeout(resume, pause));
    }
  }
  return found;
}

const ask = (db: DynamoDBDocumentClient, table: string, keys: Record<string, unknown>[]) =>
  db.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }));
