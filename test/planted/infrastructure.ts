import type { Bug } from './bug.ts';

const [dataStack, alertRoute, serviceStack] = ['lib/data-stack.ts', 'lib/alert-route.ts', 'lib/service-stack.ts'];

export const infrastructure: Bug[] = [
  {
    name: 'feedback is shown to a second worker while the first may still run',
    file: dataStack,
    find: 'visibilityTimeout: Duration.seconds(30)',
    replace: 'visibilityTimeout: Duration.seconds(20)',
  },
  {
    name: 'an alert is shown to a second deliverer while the first may still run',
    file: alertRoute,
    find: 'visibilityTimeout: Duration.seconds(60)',
    replace: 'visibilityTimeout: Duration.seconds(30)',
  },
  {
    name: 'alerts have no dead letters',
    file: alertRoute,
    find: '    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },\n',
    replace: '',
  },
  {
    name: 'dead letters of alerts are kept for a day',
    file: alertRoute,
    find: 'retentionPeriod: Duration.days(14)',
    replace: 'retentionPeriod: Duration.days(1)',
  },
  {
    name: 'a table cannot be restored to yesterday',
    file: dataStack,
    find: 'pointInTimeRecoveryEnabled: true',
    replace: 'pointInTimeRecoveryEnabled: false',
  },
  { name: 'a table can be deleted by mistake', file: dataStack, find: 'deletionProtection: true', replace: 'deletionProtection: false' },
  {
    name: 'the function is not asked which messages failed',
    file: 'lib/constructs/queue-worker.ts',
    find: 'reportBatchItemFailures: true',
    replace: 'reportBatchItemFailures: false',
  },
  { name: 'imports may take every worker', file: serviceStack, find: ', atOnce: 2 }', replace: ' }' },
  {
    name: 'the judge is told a wrong number of receives',
    file: serviceStack,
    find: 'MAX_RECEIVES: String(data.live.maxReceives)',
    replace: 'MAX_RECEIVES: String(data.live.maxReceives + 1)',
  },
  {
    name: 'the gateway asks nobody for a token',
    file: 'lib/constructs/http-api.ts',
    find: 'else this.route(key, integrations[served], authorizer);',
    replace: 'else this.route(key, integrations[served], new HttpNoneAuthorizer());',
  },
  {
    name: 'a function may use every table',
    file: 'lib/capability.ts',
    find: 'onItems, [table.tableArn]',
    replace: "onItems, ['*']",
  },
  {
    name: 'a function lacks the right to an index it reads',
    file: 'lib/data-access.ts',
    find: "['byQueue', 'byHandling', 'byCustomer', 'byAssignee', 'byWake']",
    replace: "['byQueue', 'byHandling', 'byCustomer', 'byAssignee']",
  },
  { name: 'an alarm of the case is tried once', file: 'lib/constructs/case-alarm.ts', find: 'maxAttempts: 5', replace: 'maxAttempts: 1' },
  { name: 'nobody watches the dead letters', file: 'lib/constructs/queue-worker.ts', find: 'metric: dead,', replace: 'metric: oldest,' },
  {
    name: 'the silence of the sweeper is taken for peace',
    file: 'lib/constructs/sweeper.ts',
    find: 'silenceIsBad: true',
    replace: 'silenceIsBad: false',
  },
];
