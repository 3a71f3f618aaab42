import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** Permission and environment variable in one: what a function may do, and under which variable it finds the thing. */
export type Capability = { env: Record<string, string>; grant(to: IGrantable): void };

/** To the function's role only: grants of the CDK would also write it into the policy of a key, and data must not know the service. */
export function allow(to: IGrantable, actions: string[], resources: string[]): void {
  to.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
}

const keyActions = [
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
];

/** What a table, queue or topic needs of its key on the caller's behalf, by name: CDK's own grant has wildcards. */
export const useKey = (to: IGrantable, key: IKey): void =>
  allow(
    to,
    keyActions.map((action) => `kms:${action}`),
    [key.keyArn],
  );

/** Exactly these actions on a table, and queries of exactly these indexes. */
export function onTable(variable: string, table: ITable, key: IKey, actions: string[], indexes: string[] = []): Capability {
  return {
    env: { [variable]: table.tableName },
    grant(to) {
      const onItems = actions.map((action) => `dynamodb:${action}`);
      if (onItems.length > 0) allow(to, onItems, [table.tableArn]);
      const arns = indexes.map((index) => `${table.tableArn}/index/${index}`);
      if (arns.length > 0) allow(to, ['dynamodb:Query'], arns);
      useKey(to, key);
    },
  };
}

export const joined = (...parts: Capability[]): Capability => ({
  env: Object.assign({}, ...parts.map((part) => part.env)) as Record<string, string>,
  grant: (to) => {
    for (const part of parts) part.grant(to);
  },
});

/** To look at the dead letters of a queue and send them back to it; `key` where the queues are encrypted with ours. */
export function replayFrom(variable: string, { queue, deadLetters }: { queue: IQueue; deadLetters: IQueue }, key?: IKey): Capability {
  return {
    env: { [`${variable}_QUEUE`]: queue.queueUrl, [`${variable}_DEAD_LETTERS`]: deadLetters.queueUrl },
    grant(to) {
      allow(to, ['sqs:SendMessage'], [queue.queueArn]);
      allow(to, ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], [deadLetters.queueArn]);
      if (key) useKey(to, key);
    },
  };
}
