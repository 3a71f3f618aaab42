import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { patience } from '#domain/canary/run-canary.ts';
import { channelMeasurements, dimensions, measurements, namespace } from '#functions/measurements.ts';
import { joined, type Properties, type Template, targetOf } from '../templates.ts';
import { statementsOf } from './permissions.ts';
import { workersOf } from './queues.ts';

const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');

type Watched = { Namespace: string; MetricName: string; Dimensions?: { Name: string; Value: unknown }[] };
const watchedBy = ({ properties }: Properties): Watched[] =>
  properties.Metrics
    ? properties.Metrics.flatMap((m: Properties) => (m.MetricStat ? [m.MetricStat.Metric] : []))
    : [{ Namespace: properties.Namespace, MetricName: properties.MetricName, Dimensions: properties.Dimensions }];

export function onCallRules(template: Template, channels: string[]): void {
  const alarms = template.of('AWS::CloudWatch::Alarm');
  /** The alarms of the channels share one. */
  const sectionOf = (alarm: { properties: Properties }): string => slugOf(alarm).replace(/^(channel-fails)-.+$/, '$1');
  const slugOf = ({ properties }: { properties: Properties }): string => properties.AlarmName.replace('earshot-', '');
  const isWatched = (metric: string, id: string) =>
    alarms.some((alarm) => watchedBy(alarm).some((w) => w.MetricName === metric && w.Dimensions?.some((d) => targetOf(d.Value) === id)));
  const topics = template.of('AWS::SNS::Topic');
  const operations = topics.find((t) => t.id.startsWith('Operations'))!;

  test('an alarm says what it means for a customer and where to read what to do', () => {
    for (const alarm of alarms) {
      const says = new RegExp(`^[^:]+: .{15,}\\. What to do: docs/runbook\\.md#${sectionOf(alarm)}$`);
      expect(alarm.properties.AlarmDescription).toMatch(says);
    }
  });

  test('every alarm has its section in the runbook, and no section lacks its alarm', () => {
    const sections = [...runbook.matchAll(/^### (\S+)$/gm)].map(([, slug]) => slug);
    expect(sections.toSorted()).toEqual([...new Set(alarms.map(sectionOf))].toSorted());
  });

  test('an alarm tells operations when it begins and when it is over', () => {
    for (const { properties } of alarms)
      for (const actions of [properties.AlarmActions, properties.OKActions]) expect(actions.map(targetOf)).toEqual([operations.id]);
  });

  test('only CloudWatch publishes to operations, with a key that is not the one of the data', () => {
    const policy = template.of('AWS::SNS::TopicPolicy').find((p) => p.properties.Topics.map(targetOf).includes(operations.id))!;
    const allowed = policy.properties.PolicyDocument.Statement.filter((s: Properties) => s.Effect === 'Allow');
    const fromHere = {
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    };
    expect(allowed).toMatchObject([{ Action: 'sns:Publish', ...fromHere }]);
    for (const statement of statementsOf(template)) expect(JSON.stringify(statement.Resource)).not.toContain(operations.id);
    const key = template.of('AWS::KMS::Key').find((k) => k.id === targetOf(operations.properties.KmsMasterKeyId))!;
    expect(key.properties.KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({ ...fromHere, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
    );
    for (const other of topics.filter((t) => t.id !== operations.id)) expect(targetOf(other.properties.KmsMasterKeyId)).not.toBe(key.id);
  });

  test('everybody named in the settings is subscribed to operations', () => {
    const subscribed = template.of('AWS::SNS::Subscription').filter((s) => targetOf(s.properties.TopicArn) === operations.id);
    const addresses = subscribed.map(({ properties }) => `${properties.Protocol} ${properties.Endpoint}`);
    expect(addresses.sort()).toEqual(['email on-call@example.com', 'https https://pager.example.com/earshot']);
  });

  test('the silence of the sweeper and that of the canary are alarms, any other silence is not', () => {
    const bad = alarms.filter(({ properties }) => properties.TreatMissingData === 'breaching');
    expect(bad.map(slugOf).sort()).toEqual(['canary-late', 'sweeper-silent']);
    for (const { properties } of alarms) expect(['breaching', 'notBreaching']).toContain(properties.TreatMissingData);
  });

  test('errors and throttles of every function, age and dead letters of every worked queue, failures of the workflow are watched', () => {
    for (const { id } of template.of('AWS::Lambda::Function')) expect(isWatched('Errors', id) && isWatched('Throttles', id), id).toBe(true);
    for (const { queue } of workersOf(template)) {
      expect(isWatched('ApproximateAgeOfOldestMessage', queue.id), queue.id).toBe(true);
      const dead = targetOf(queue.properties.RedrivePolicy.deadLetterTargetArn);
      expect(isWatched('ApproximateNumberOfMessagesVisible', dead), dead).toBe(true);
    }
    const machine = template.of('AWS::StepFunctions::StateMachine')[0]!.id;
    for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionThrottled']) expect(isWatched(metric, machine)).toBe(true);
    for (const { id } of template.of('AWS::DynamoDB::Table')) expect(isWatched('WriteThrottleEvents', id), id).toBe(true);
  });

  test('no alarm watches more than ten metrics, which CloudWatch would refuse', () => {
    for (const alarm of alarms) expect(watchedBy(alarm).length, slugOf(alarm)).toBeLessThanOrEqual(10);
  });

  test('what the functions measure is what is drawn, and alarms watch nothing else of ours', () => {
    const { widgets } = dashboardOf(template);
    const ours = widgets.flatMap((w: Properties) => (w.properties.metrics ?? []).filter((m: Properties) => m[0] === namespace));
    const measured = [...Object.keys(measurements), ...Object.keys(channelMeasurements)];
    expect([...new Set(ours.map((m: Properties) => m[1]))].sort()).toEqual(measured.sort());
    for (const { Namespace, MetricName, Dimensions } of alarms.flatMap(watchedBy).filter((w) => w.Namespace === namespace)) {
      expect(measured, Namespace).toContain(MetricName);
      const own = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
      const ofChannel = [{ Name: 'channel', Value: expect.any(String) }, ...own];
      expect(Dimensions).toEqual(MetricName in channelMeasurements ? ofChannel : own);
    }
  });

  test('a canary sets out every five minutes; late, lost or silent in two of three periods, it is an alarm', () => {
    const rule = template
      .of('AWS::Events::Rule')
      .find(({ properties }) => targetOf(properties.Targets[0].Arn).startsWith('CanaryFunction'))!;
    expect(rule.properties.ScheduleExpression).toBe('rate(5 minutes)');
    const { Timeout } = template.of('AWS::Lambda::Function').find(({ id }) => id.startsWith('CanaryFunction'))!.properties;
    expect(Timeout * 1000, 'outlasts what a canary waits for, and its deeds').toBeGreaterThan(
      patience.alert + patience.confirmation + 20_000,
    );
    const of = (slug: string) => alarms.find((alarm) => slugOf(alarm) === slug)!.properties;
    const twoOfThree = { DatapointsToAlarm: 2, EvaluationPeriods: 3 };
    const watching = (MetricName: string, Stat: string) => ({ Metrics: [{ MetricStat: { Metric: { MetricName }, Period: 300, Stat } }] });
    expect(of('canary-late')).toMatchObject({ ...twoOfThree, ...watching('CanaryDelay', 'p100'), Threshold: 10_000 });
    expect(of('canary-stopped')).toMatchObject({ ...twoOfThree, ...watching('CanaryFailed', 'Sum'), Threshold: 1 });
  });

  test('every configured channel is watched by itself: three in ten of twenty or more tries in a quarter of an hour', () => {
    const watching = alarms.filter((alarm) => sectionOf(alarm) === 'channel-fails');
    expect(watching.map((alarm) => slugOf(alarm).replace('channel-fails-', '')).sort()).toEqual(channels.toSorted());
    for (const alarm of watching) {
      const channel = slugOf(alarm).replace('channel-fails-', '');
      expect(alarm.properties).toMatchObject({
        Threshold: 30,
        DatapointsToAlarm: 1,
        EvaluationPeriods: 1,
        TreatMissingData: 'notBreaching',
      });
      const share = alarm.properties.Metrics.find((m: Properties) => m.Expression);
      expect(share.Expression).toMatch(/^IF\((tried\d+) >= 20, 100 \* (failed\d+) \/ \1, 0\)$/);
      for (const m of alarm.properties.Metrics.filter((m: Properties) => m.MetricStat)) {
        expect(m.MetricStat).toMatchObject({ Period: 900, Stat: 'Sum' });
        expect(m.MetricStat.Metric.Dimensions).toContainEqual({ Name: 'channel', Value: channel });
      }
    }
  });

  test('a row of the dashboard begins with what it means', () => {
    const rows = Map.groupBy(dashboardOf(template).widgets as Properties[], (w) => w.y);
    expect(rows.size).toBeGreaterThan(10);
    for (const [first] of rows.values()) expect(first.properties.markdown).toMatch(/^## .+\n.{30,}/);
  });
}

const dashboardOf = (template: Template) => JSON.parse(joined(template.of('AWS::CloudWatch::Dashboard')[0]!.properties.DashboardBody));
