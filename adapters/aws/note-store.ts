import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { NoteStore } from '#domain/case/case-store.ts';

export function dynamoNotes(db: DynamoDBDocumentClient, table: string): NoteStore {
  return {
    async put(caseId, noteId, text) {
      await db.send(new PutCommand({ TableName: table, Item: { caseId, noteId, text, schemaVersion: 1 } }));
    },
    async ofCase(caseId) {
      const query = {
        TableName: table,
        KeyConditionExpression: 'caseId = :caseId',
        ExpressionAttributeValues: { ':caseId': caseId },
        ConsistentRead: true,
      };
      const notes = new Map<string, string>();
      for await (const { Items } of paginateQuery({ client: db }, query)) for (const item of Items ?? []) notes.set(item.noteId, item.text);
      return notes;
    },
  };
}
