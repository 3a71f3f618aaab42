import { allow, type Capability, joined, onTable, replayFrom, useKey } from './capability.ts';
import type { DataStack } from './data-stack.ts';
import type { Tables } from './tables.ts';

/** What functions may do with the data, each as one named capability with the fewest actions. */
export function accessTo(data: DataStack, tables: Tables) {
  const { key } = data;
  const feedbackQueues = { LIVE_QUEUE: data.live.queue.queueUrl, BULK_QUEUE: data.bulk.queue.queueUrl };
  const sendFeedback: Capability = {
    env: feedbackQueues,
    grant(to) {
      allow(to, ['sqs:SendMessage'], [data.live.queue.queueArn, data.bulk.queue.queueArn]);
      useKey(to, key);
    },
  };
  const channelSecrets: Capability = {
    env: { CHANNELS_SECRET: data.channelSecrets.secretArn },
    grant(to) {
      allow(to, ['secretsmanager:GetSecretValue'], [data.channelSecrets.secretArn]);
      allow(to, ['kms:Decrypt'], [key.keyArn]);
    },
  };
  const working = ['byQueue', 'byHandling', 'byCustomer', 'byAssignee', 'byWake'];
  return {
    sendFeedback,
    /** The event sources of a worker may change visibility already; only the names are missing. */
    waitWithFeedback: { env: feedbackQueues, grant: () => {} } satisfies Capability,
    channelSecrets,
    storeFeedback: onTable('FEEDBACK_TABLE', tables.feedback, key, ['GetItem', 'PutItem', 'UpdateItem']),
    readFeedback: onTable('FEEDBACK_TABLE', tables.feedback, key, ['GetItem', 'BatchGetItem']),
    cases: onTable('CASES_TABLE', tables.cases, key, ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'], working),
    followCases: onTable('CASES_TABLE', tables.cases, key, [], ['byChange']),
    countCases: onTable('CASES_TABLE', tables.cases, key, [], ['byAssignee']),
    readCases: onTable('CASES_TABLE', tables.cases, key, ['GetItem', 'BatchGetItem'], ['byDay']),
    markFirstAlerts: onTable('CASES_TABLE', tables.cases, key, ['GetItem', 'UpdateItem']),
    customers: onTable('CUSTOMERS_TABLE', tables.customers, key, ['GetItem', 'UpdateItem']),
    contacts: onTable('CONTACTS_TABLE', tables.contacts, key, ['GetItem', 'UpdateItem', 'DeleteItem']),
    notes: onTable('NOTES_TABLE', tables.notes, key, ['PutItem', 'Query']),
    enterAlerts: onTable(
      'DELIVERIES_TABLE',
      tables.deliveries,
      key,
      ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
      ['byPending'],
    ),
    reviveAlerts: onTable('DELIVERIES_TABLE', tables.deliveries, key, ['GetItem', 'BatchGetItem', 'UpdateItem'], ['byPending']),
    outlets: onTable('OUTLETS_TABLE', tables.outlets, key, ['GetItem', 'PutItem', 'DeleteItem', 'Query']),
    presence: onTable('PRESENCE_TABLE', tables.presence, key, ['GetItem', 'BatchGetItem', 'PutItem']),
    readRoster: onTable('ROSTER_TABLE', tables.roster, key, ['Query']),
    recordRota: onTable('ROSTER_TABLE', tables.roster, key, ['PutItem']),
    changeRoster: onTable('ROSTER_TABLE', tables.roster, key, ['GetItem', 'PutItem', 'UpdateItem']),
    audit: onTable('AUDIT_TABLE', tables.audit, key, ['PutItem']),
    readAudit: onTable('AUDIT_TABLE', tables.audit, key, ['Query']),
    replayFeedback: joined(replayFrom('LIVE', data.live, key), replayFrom('BULK', data.bulk, key)),
    recordReceipts: onTable('DELIVERIES_TABLE', tables.deliveries, key, ['Query', 'UpdateItem']),
    recordDeliveries: onTable('DELIVERIES_TABLE', tables.deliveries, key, ['GetItem', 'UpdateItem']),
  };
}
