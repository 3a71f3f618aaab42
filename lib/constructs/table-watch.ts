import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable, Operation } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { minute, sumOf } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';

type Props = {
  operations: Operations;
  /** An alarm may watch ten metrics: every table for throttling, the operations a customer waits for one by one. */
  tables: ITable[];
  awaited: [ITable, Operation][];
};

/** DynamoDB as seen from its side; our functions repeat what it refuses, until they may no longer. */
export class TableWatch extends Construct {
  constructor(scope: Construct, id: string, { operations, tables, awaited }: Props) {
    super(scope, id);
    const throttled = (metricName: string): IMetric[] =>
      tables.map((table) => table.metric(metricName, { period: minute, statistic: Stats.SUM, label: table.node.id }));
    const writes = throttled('WriteThrottleEvents');
    const reads = throttled('ReadThrottleEvents');
    const errors = awaited.map(([table, operation]) =>
      table.metric('SystemErrors', {
        period: minute,
        statistic: Stats.SUM,
        dimensionsMap: { TableName: table.tableName, Operation: operation },
        label: `${table.node.id} ${operation}`,
      }),
    );
    const watch = (slug: string, sign: string, impact: string, metrics: IMetric[]) =>
      new OnCallAlarm(this, slug, { operations, sign, impact, metric: sumOf(sign, metrics), threshold: 1 });
    watch('tables-throttle-writes', 'DynamoDB throttles writes', 'feedback, cases and alerts are stored late', writes);
    watch('tables-throttle-reads', 'DynamoDB throttles reads', 'cases are shown and escalated late', reads);
    watch('tables-fail', 'DynamoDB answers with errors of its own', 'feedback, cases and alerts are handled late', errors);
    operations.row(
      'Tables',
      'What DynamoDB refuses is repeated; when it lasts, feedback, cases and alerts are late.',
      { title: 'Writes throttled', metrics: writes },
      { title: 'Reads throttled', metrics: reads },
      { title: 'System errors', metrics: errors },
    );
  }
}
