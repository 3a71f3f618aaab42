import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import { type Settings, tableNames } from './settings.ts';

export type Tables = Record<(typeof tableNames)[number], ITable>;

/** The tables the service works on: those of the data stack, or restored ones that stand in for them, encrypted with the same key. */
export function tablesInUse(scope: Construct, data: DataStack, restored: Settings['restoredTables']): Tables {
  const inUse = tableNames.map((name): [string, ITable] => {
    const standIn = restored[name];
    return [name, standIn === undefined ? data[name] : Table.fromTableName(scope, `Restored-${name}`, standIn)];
  });
  return Object.fromEntries(inUse) as Tables;
}
