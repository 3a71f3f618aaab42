import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** Permission and environment variable in one: what a function may do, and under which variable it finds the thing. */
export type Capability = { env: Record<string, string>; grant(to: IGrantable): void };

/** Exactly these actions on a table and its indexes. */
export function onTable(variable: string, table: Table, key: IKey, actions: string[]): Capability {
  return {
    env: { [variable]: table.tableName },
    grant(to) {
      table.grant(to, ...actions.map((action) => `dynamodb:${action}`));
      key.grantEncryptDecrypt(to);
    },
  };
}
