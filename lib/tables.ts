import { type ITable, Operation, Table } from 'aws-cdk-lib/aws-dynamodb';
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

/** What a customer or a member of staff waits for, one operation at a time. */
export function awaitedOf({ feedback, cases, customers, deliveries }: Tables): [ITable, Operation][] {
  const { GET_ITEM, PUT_ITEM, UPDATE_ITEM } = Operation;
  const awaited = (table: ITable, ...operations: Operation[]) => operations.map((operation): [ITable, Operation] => [table, operation]);
  return [
    ...awaited(feedback, PUT_ITEM, UPDATE_ITEM),
    ...awaited(cases, GET_ITEM, PUT_ITEM, UPDATE_ITEM),
    ...awaited(customers, UPDATE_ITEM),
    ...awaited(deliveries, GET_ITEM, PUT_ITEM, UPDATE_ITEM),
  ];
}
