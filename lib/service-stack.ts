import { ArnFormat, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Invoke } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import * as environments from '#functions/environments.ts';
import type { Bundles } from './bundles.ts';
import type { Capability } from './capability.ts';
import { CaseAlarm, startAlarms } from './constructs/case-alarm.ts';
import { authorizerFor, EarshotApi } from './constructs/http-api.ts';
import { QueueWorker } from './constructs/queue-worker.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { accessTo } from './data-access.ts';
import type { DataStack } from './data-stack.ts';
import type { Settings } from './settings.ts';

export type ServiceStackProps = StackProps & { data: DataStack; bundles: Bundles; settings: Settings };

/** Everything that may be replaced by a deploy: functions, alarm workflow, alerts topic, HTTP API, schedules. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { data, bundles, settings } = props;
    const shared = { bundles, logRetentionDays: settings.logRetentionDays };
    const may = accessTo(data);

    const alerts = new Topic(this, 'Alerts', { masterKey: data.key, enforceSSL: true });
    const deliver = this.deliverQueue(alerts);
    const publish: Capability = {
      env: { ALERTS_TOPIC: alerts.topicArn },
      grant: (to) => {
        alerts.grantPublish(to);
        data.key.grantEncryptDecrypt(to);
      },
    };
    const alarmName = `${id}-case-alarm`;
    const alarmArn = this.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: alarmName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const keepCases = [may.cases, may.customers, may.contacts, may.enterAlerts, publish, startAlarms(alarmArn)];

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
      queues: [data.live, { ...data.bulk, atOnce: 2 }],
      may: [may.storeFeedback, ...keepCases],
      timeout: Duration.seconds(5),
      impact: 'unhappy customers are not noticed',
    });
    if (settings.sentiment === 'comprehend')
      judge.lambda.addToRolePolicy(new PolicyStatement({ actions: ['comprehend:BatchDetectSentiment'], resources: ['*'] }));
    const advance = new ServiceFunction(this, 'AdvanceCase', {
      ...shared,
      entry: 'advance-case',
      schema: environments.AdvanceCaseEnv,
      may: keepCases,
      timeout: Duration.seconds(10),
      impact: 'cases are not escalated when nobody reacts',
    });
    new CaseAlarm(this, 'CaseAlarm', { advance: advance.lambda, name: alarmName });
    new QueueWorker(this, 'DeliverAlert', {
      ...shared,
      entry: 'deliver-alert',
      schema: environments.DeliverAlertEnv,
      env: { MAX_RECEIVES: String(deliver.maxReceives) },
      queues: [deliver],
      may: [may.markFirstAlerts, may.recordDeliveries, may.channelSecrets, deliver.backOff],
      timeout: Duration.seconds(10),
      impact: 'staff are not told about a case',
    });
    const sweep = new ServiceFunction(this, 'Sweep', {
      ...shared,
      entry: 'sweep',
      schema: environments.SweepEnv,
      may: keepCases,
      timeout: Duration.seconds(50),
      impact: 'an alarm or alert that got lost stays lost',
    });
    new Rule(this, 'EveryMinute', { schedule: Schedule.rate(Duration.minutes(1)), targets: [new Invoke(sweep.lambda)] });
    const caseApi = new ServiceFunction(this, 'CaseApi', {
      ...shared,
      entry: 'case-api',
      schema: environments.CaseApiEnv,
      may: [may.readFeedback, may.notes, ...keepCases],
      timeout: Duration.seconds(10),
      impact: 'staff cannot see or work on cases',
    });
    const metrics = new ServiceFunction(this, 'MetricsApi', {
      ...shared,
      entry: 'metrics-api',
      schema: environments.MetricsApiEnv,
      may: [may.readCases],
      timeout: Duration.seconds(29),
      memory: 1024,
      impact: 'managers see no figures',
    });
    const authorize = this.authorize(settings, shared);
    const serving = { intake: intake.lambda, 'case-api': caseApi.lambda, 'metrics-api': metrics.lambda };
    const { api } = new EarshotApi(this, 'Api', { serving, authorizer: authorizerFor(settings, authorize?.lambda) });

    new CfnOutput(this, 'ApiUrl', { value: api.apiEndpoint });
    new CfnOutput(this, 'AlertsTopic', {
      value: alerts.topicArn,
      description: 'Subscribe your own systems here; filter by message attributes',
    });
    this.deadLetterOutputs(data, deliver);
  }

  private authorize(
    { identity }: Settings,
    shared: { bundles: Bundles; logRetentionDays: number },
  ): ServiceFunction<typeof environments.AuthorizeEnv> | undefined {
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

  /** SNS cannot use a queue's customer key without a grant of its own; the messages hold no personal data, SQS's own key serves. */
  private deliverQueue(alerts: Topic) {
    const encryption = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    const deadLetters = new Queue(this, 'DeliverDeadLetters', { ...encryption, retentionPeriod: Duration.days(14) });
    // Pauses double up to a minute: ten tries outlast five minutes of a channel's outage.
    const maxReceives = 10;
    const queue = new Queue(this, 'Deliver', {
      ...encryption,
      visibilityTimeout: Duration.seconds(60),
      retentionPeriod: Duration.days(1),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
    });
    alerts.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
    // The worker's event source may change visibility already; only the variable is missing.
    const backOff: Capability = { env: { DELIVER_QUEUE: queue.queueUrl }, grant: () => {} };
    return { queue, deadLetters, maxReceives, backOff };
  }

  private deadLetterOutputs(data: DataStack, deliver: { queue: Queue; deadLetters: Queue }): void {
    const pairs = {
      Live: [data.live.queue, data.live.deadLetters],
      Bulk: [data.bulk.queue, data.bulk.deadLetters],
      Deliver: [deliver.queue, deliver.deadLetters],
    };
    for (const [name, [queue, deadLetters]] of Object.entries(pairs)) {
      new CfnOutput(this, `${name}Queue`, { value: queue!.queueUrl });
      new CfnOutput(this, `${name}DeadLetterQueue`, { value: deadLetters!.queueUrl });
    }
    new CfnOutput(this, 'DeliveriesTable', { value: data.deliveries.tableName });
  }
}
