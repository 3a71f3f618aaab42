import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Customer, CustomerStore } from '#domain/case/case-store.ts';
import { held } from './table.ts';

export function dynamoCustomers(db: DynamoDBDocumentClient, table: string): CustomerStore {
  const customerOf = (item: Record<string, unknown> | undefined): Customer => ({
    openCase: item?.openCase as Customer['openCase'],
    servedBy: item?.servedBy as string | undefined,
  });
  const get = async (customerId: string): Promise<Customer> => {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: { customerId }, ConsistentRead: true }));
    return customerOf(Item);
  };
  return {
    get,
    async lock(customerId, lock, instead) {
      const take = new UpdateCommand({
        TableName: table,
        Key: { customerId },
        UpdateExpression: 'SET openCase = :lock, schemaVersion = :one',
        ConditionExpression: 'attribute_not_exists(openCase) OR openCase.caseId IN (:own, :instead)',
        ExpressionAttributeValues: { ':lock': lock, ':own': lock.caseId, ':instead': instead ?? lock.caseId, ':one': 1 },
        ReturnValues: 'ALL_NEW',
      });
      const taken = db.send(take);
      return (await held(taken)) ? customerOf((await taken).Attributes) : get(customerId);
    },
    async unlock(customerId, caseId) {
      const free = new UpdateCommand({
        TableName: table,
        Key: { customerId },
        UpdateExpression: 'REMOVE openCase',
        ConditionExpression: 'openCase.caseId = :caseId',
        ExpressionAttributeValues: { ':caseId': caseId },
      });
      await held(db.send(free));
    },
    async remember(customerId, person) {
      const remember = { TableName: table, Key: { customerId }, UpdateExpression: 'SET servedBy = :person, schemaVersion = :one' };
      await db.send(new UpdateCommand({ ...remember, ExpressionAttributeValues: { ':person': person, ':one': 1 } }));
    },
  };
}
