import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

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
      allow(
        to,
        actions.map((action) => `dynamodb:${action}`),
        [table.tableArn],
      );
      const arns = indexes.map((index) => `${table.tableArn}/index/${index}`);
      if (arns.length > 0) allow(to, ['dynamodb:Query'], arns);
      useKey(to, key);
    },
  };
}
