import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Capability, onTable } from './capability.ts';
import type { DataStack } from './data-stack.ts';

/** What functions may do with the data, each as one named capability with the fewest actions. */
export function accessTo(data: DataStack) {
  const { key } = data;
  const sendFeedback: Capability = {
    env: { LIVE_QUEUE: data.live.queue.queueUrl, BULK_QUEUE: data.bulk.queue.queueUrl },
    grant: (to) => {
      data.live.queue.grantSendMessages(to);
      data.bulk.queue.grantSendMessages(to);
    },
  };
  const channelSecrets: Capability = {
    env: { CHANNELS_SECRET: data.channelSecrets.secretName },
    grant(to) {
      // Not grantRead: it would write the role into the key's policy, and the data stack must not know the service stack.
      const read = new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [data.channelSecrets.secretArn] });
      to.grantPrincipal.addToPrincipalPolicy(read);
      key.grantDecrypt(to);
    },
  };
  return {
    sendFeedback,
    channelSecrets,
    storeFeedback: onTable('FEEDBACK_TABLE', data.feedback, key, ['GetItem', 'PutItem', 'UpdateItem']),
    readFeedback: onTable('FEEDBACK_TABLE', data.feedback, key, ['GetItem']),
    cases: onTable('CASES_TABLE', data.cases, key, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']),
    readCases: onTable('CASES_TABLE', data.cases, key, ['GetItem', 'BatchGetItem', 'Query']),
    markFirstAlerts: onTable('CASES_TABLE', data.cases, key, ['GetItem', 'UpdateItem']),
    customers: onTable('CUSTOMERS_TABLE', data.customers, key, ['GetItem', 'UpdateItem']),
    contacts: onTable('CONTACTS_TABLE', data.contacts, key, ['GetItem', 'UpdateItem', 'DeleteItem']),
    notes: onTable('NOTES_TABLE', data.notes, key, ['PutItem', 'Query']),
    enterAlerts: onTable('DELIVERIES_TABLE', data.deliveries, key, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']),
    recordDeliveries: onTable('DELIVERIES_TABLE', data.deliveries, key, ['GetItem', 'UpdateItem']),
  };
}
