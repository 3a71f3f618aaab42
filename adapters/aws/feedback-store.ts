import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isCanaryFeedback } from '#domain/canary/canary.ts';
import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import { StoredFeedback } from '#domain/feedback/stored.ts';
import { expiring } from './canary-expiry.ts';
import { getMany, held } from './table.ts';

/** Item: the stored feedback, plus `otherBodies`, a set of digests, whose size is `differences`. */
const feedbackFrom = (item: Record<string, unknown>): StoredFeedback =>
  StoredFeedback.parse({ ...item, differences: (item.otherBodies as Set<string> | undefined)?.size ?? 0 });

export function dynamoFeedback(db: DynamoDBDocumentClient, table: string): FeedbackStore {
  const get = async (feedbackId: string): Promise<StoredFeedback | null> => {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: { feedbackId }, ConsistentRead: true }));
    return Item ? feedbackFrom(Item) : null;
  };
  return {
    get,
    async getMany(feedbackIds) {
      const keys = feedbackIds.map((feedbackId) => ({ feedbackId }));
      return (await getMany(db, table, keys)).map(feedbackFrom);
    },
    async store(feedback) {
      const Item = { ...feedback, ...expiring(isCanaryFeedback(feedback), feedback.storedAt) };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(feedbackId)' });
      return (await held(db.send(put))) ? feedback : (await get(feedback.feedbackId))!;
    },
    async assignCase(feedbackId, caseId, instead) {
      const assign = new UpdateCommand({
        TableName: table,
        Key: { feedbackId },
        UpdateExpression: 'SET caseId = :caseId',
        ConditionExpression: `attribute_exists(feedbackId) AND (attribute_not_exists(caseId)${instead ? ' OR caseId = :instead' : ''})`,
        ExpressionAttributeValues: { ':caseId': caseId, ...(instead ? { ':instead': instead } : {}) },
      });
      if (await held(db.send(assign))) return caseId;
      const stored = await get(feedbackId);
      if (!stored?.caseId) throw new Error(`feedback ${feedbackId} is not stored`);
      return stored.caseId;
    },
    async noteDifference(feedbackId, bodyDigest) {
      const note = { ':digest': new Set([bodyDigest]) };
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: { feedbackId },
          UpdateExpression: 'ADD otherBodies :digest',
          ExpressionAttributeValues: note,
        }),
      );
    },
  };
}
