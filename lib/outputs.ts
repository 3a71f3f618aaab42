import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { AlertRoute } from './alert-route.ts';
import type { Operations } from './constructs/operations.ts';
import type { DataStack } from './data-stack.ts';
import type { Tables } from './tables.ts';

type Found = { api: string; alarm: string; data: DataStack; tables: Tables; route: AlertRoute; operations: Operations };

/** What the deploy prints, and what the operator commands read to find their way. */
export function outputs(stack: Stack, { api, alarm, data, tables, route, operations }: Found): void {
  const say = (name: string, value: string, description?: string) =>
    new CfnOutput(stack, name, { value, ...(description ? { description } : {}) });
  say('ApiUrl', api);
  say('AlertsTopic', route.topic.topicArn, 'Subscribe your own systems here; filter by message attributes');
  say('OperationsTopic', operations.topic.topicArn, 'Alarms about Earshot itself');
  say('Dashboard', operations.dashboard.dashboardName);
  say('CaseAlarmMachine', alarm);
  const queues = { Live: data.live, Bulk: data.bulk, Deliver: route.deliver };
  for (const [name, { queue, deadLetters }] of Object.entries(queues)) {
    say(`${name}Queue`, queue.queueUrl);
    say(`${name}DeadLetterQueue`, deadLetters.queueUrl);
  }
  for (const table of ['cases', 'customers', 'contacts', 'deliveries', 'roster'] as const)
    say(`${table[0]!.toUpperCase()}${table.slice(1)}Table`, tables[table].tableName);
}
