import { ArnFormat, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ChannelConfig } from '#domain/alert/channel-config.ts';
import * as environments from '#functions/environments.ts';
import { alertRoute } from './alert-route.ts';
import type { Bundles } from './bundles.ts';
import { sendingBy } from './channel-access.ts';
import { AuditWatch } from './constructs/audit-watch.ts';
import { CanaryWatch } from './constructs/canary-watch.ts';
import { CaseAlarm, startAlarms } from './constructs/case-alarm.ts';
import { ChannelWatch } from './constructs/channel-watch.ts';
import { authorizerFor, EarshotApi } from './constructs/http-api.ts';
import { Operations } from './constructs/operations.ts';
import { PromiseWatch } from './constructs/promise-watch.ts';
import { QueueWorker } from './constructs/queue-worker.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { Sweeper } from './constructs/sweeper.ts';
import { TableWatch } from './constructs/table-watch.ts';
import { accessTo } from './data-access.ts';
import type { DataStack } from './data-stack.ts';
import { outputs } from './outputs.ts';
import type { Settings } from './settings.ts';
import { awaitedOf, tablesInUse } from './tables.ts';
import { mayReadTexts } from './text-access.ts';

export type ServiceStackProps = StackProps & { data: DataStack; bundles: Bundles; settings: Settings; channels: ChannelConfig[] };
type Shared = { bundles: Bundles; logRetentionDays: number; operations: Operations };

/** Everything that may be replaced by a deploy: functions, alarm workflow, alerts topic, HTTP API, schedules, alarms. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { data, bundles, settings, channels } = props;
    const operations = new Operations(this, 'Operations', settings.operations);
    const shared: Shared = { bundles, logRetentionDays: settings.logRetentionDays, operations };
    const tables = tablesInUse(this, data, settings.restoredTables);
    const may = accessTo(data, tables);
    new PromiseWatch(this, 'Promise', { operations });
    new ChannelWatch(this, 'Channels', { operations, channels });

    const route = alertRoute(this, data.key);
    const alarmName = `${id}-case-alarm`;
    const alarmArn = this.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: alarmName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const keepCases = [may.cases, may.customers, may.contacts, may.enterAlerts, may.readRoster, route.publish, startAlarms(alarmArn)];

    const intake = new ServiceFunction(this, 'Intake', {
      ...shared,
      entry: 'intake',
      schema: environments.IntakeEnv,
      may: [may.sendFeedback],
      timeout: Duration.seconds(10),
      impact: 'feedback is refused at the door',
    });
    const judge = new QueueWorker(this, 'Judge', {
      ...shared,
      entry: 'judge',
      schema: environments.JudgeEnv,
      env: { SENTIMENT: settings.sentiment, MAX_RECEIVES: String(data.live.maxReceives) },
      queues: [
        { ...data.live, name: 'live', mayWait: Duration.minutes(1) },
        // An import of a million rows takes hours, and nobody waits for it.
        { ...data.bulk, name: 'bulk', mayWait: Duration.hours(6), atOnce: 2 },
      ],
      may: [may.storeFeedback, may.waitWithFeedback, ...keepCases],
      timeout: Duration.seconds(5),
      mustBeQuick: true,
      impact: 'unhappy customers are not noticed',
    });
    if (settings.sentiment !== 'embedded') mayReadTexts(judge, judge.lambda);
    const advance = new ServiceFunction(this, 'AdvanceCase', {
      ...shared,
      entry: 'advance-case',
      schema: environments.AdvanceCaseEnv,
      may: keepCases,
      timeout: Duration.seconds(10),
      mustBeQuick: true,
      impact: 'cases are not escalated when nobody reacts',
    });
    new CaseAlarm(this, 'CaseAlarm', { advance: advance.lambda, name: alarmName, operations });
    new QueueWorker(this, 'DeliverAlert', {
      ...shared,
      entry: 'deliver-alert',
      schema: environments.DeliverAlertEnv,
      env: { MAX_RECEIVES: String(route.maxReceives) },
      queues: [route.deliver],
      may: [
        may.markFirstAlerts,
        may.recordDeliveries,
        may.outlets,
        may.readRoster,
        may.channelSecrets,
        route.comeBack,
        sendingBy(channels, this, settings.region),
      ],
      timeout: Duration.seconds(10),
      mustBeQuick: true,
      impact: 'staff are not told about a case',
    });
    new Sweeper(this, 'Sweep', {
      ...shared,
      entry: 'sweep',
      schema: environments.SweepEnv,
      may: [...keepCases, may.recordRota],
      timeout: Duration.seconds(50),
      mustBeQuick: true,
      impact: 'an alarm or alert that got lost stays lost',
    });
    new CanaryWatch(this, 'Canary', { ...shared, may: [may.sendFeedback, may.readFeedback, ...keepCases] });
    const caseApi = new ServiceFunction(this, 'CaseApi', {
      ...shared,
      entry: 'case-api',
      schema: environments.CaseApiEnv,
      may: [may.readFeedback, may.notes, may.followCases, may.audit, ...keepCases],
      timeout: Duration.seconds(10),
      impact: 'staff cannot see or work on cases',
    });
    const metrics = new ServiceFunction(this, 'MetricsApi', {
      ...shared,
      entry: 'metrics-api',
      schema: environments.MetricsApiEnv,
      may: [may.readCases, may.audit],
      timeout: Duration.seconds(29),
      mustBeQuick: true,
      memory: 1024,
      impact: 'managers see no figures',
    });
    const staff = new ServiceFunction(this, 'StaffApi', {
      ...shared,
      entry: 'staff-api',
      schema: environments.StaffApiEnv,
      may: [may.presence, may.readRoster, may.audit, may.readAudit, may.countCases, may.reviveAlerts, may.replayFeedback, route.replay],
      timeout: Duration.seconds(25),
      impact: 'consoles do not start, and leads do not see who is there',
    });
    const roster = new ServiceFunction(this, 'RosterApi', {
      ...shared,
      entry: 'roster-api',
      schema: environments.RosterApiEnv,
      may: [may.changeRoster, may.channelSecrets, may.audit, ...keepCases],
      timeout: Duration.seconds(20),
      impact: 'leads cannot see or mend the rota, and held cases are not opened at once',
    });
    const site = new ServiceFunction(this, 'Console', {
      ...shared,
      entry: 'console',
      schema: environments.ConsoleEnv,
      env: {
        ISSUER: settings.identity.issuer,
        CONSOLE_CLIENT: settings.identity.console.client,
        CONSOLE_SCOPE: settings.identity.console.scope,
      },
      timeout: Duration.seconds(10),
      impact: 'staff cannot open the console',
    });
    const acknowledge = new ServiceFunction(this, 'Acknowledge', {
      ...shared,
      entry: 'acknowledge',
      schema: environments.AcknowledgeEnv,
      may: [may.recordReceipts, may.channelSecrets],
      timeout: Duration.seconds(10),
      impact: 'staff cannot acknowledge an alert from its message',
    });
    const serving = {
      acknowledge: acknowledge.lambda,
      console: site.lambda,
      intake: intake.lambda,
      'case-api': caseApi.lambda,
      'metrics-api': metrics.lambda,
      'staff-api': staff.lambda,
      'roster-api': roster.lambda,
    };
    const authorizer = authorizerFor(settings, this.authorize(settings, shared)?.lambda);
    const { api } = new EarshotApi(this, 'Api', { serving, authorizer, operations, logRetentionDays: settings.logRetentionDays });
    new TableWatch(this, 'Tables', { operations, tables: Object.values(tables), awaited: awaitedOf(tables) });
    new AuditWatch(this, 'Audit', { operations });
    outputs(this, { api: api.apiEndpoint, alarm: alarmArn, data, tables, route, operations });
  }

  private authorize({ identity }: Settings, shared: Shared): ServiceFunction<typeof environments.AuthorizeEnv> | undefined {
    if (identity.reach === 'public') return undefined;
    return new ServiceFunction(this, 'Authorize', {
      ...shared,
      entry: 'authorize',
      schema: environments.AuthorizeEnv,
      env: { ISSUER: identity.issuer, AUDIENCE: identity.audience },
      timeout: Duration.seconds(5),
      memory: 256,
      impact: 'nobody can sign in and no feedback is taken in',
    });
  }
}
