import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dimensions, measurements, namespace } from '#functions/measurements.ts';
import { joined, type Properties, type Template, targetOf } from '../templates.ts';
import { statementsOf } from './permissions.ts';
import { workersOf } from './queues.ts';

const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');

type Watched = { Namespace: string; MetricName: string; Dimensions?: { Name: string; Value: unknown }[] };
const watchedBy = ({ properties }: Properties): Watched[] =>
  properties.Metrics
    ? properties.Metrics.flatMap((m: Properties) => (m.MetricStat ? [m.MetricStat.Metric] : []))
    : [{ Namespace: properties.Namespace, MetricName: properties.MetricName, Dimensions: properties.Dimensions }];

export function onCallRules(template: Template): void {
  const alarms = template.of('AWS::CloudWatch::Alarm');
  const slugOf = ({ properties }: { properties: Properties }): string => properties.AlarmName.replace('earshot-', '');
  const isWatched = (metric: string, id: string) =>
    alarms.some((alarm) => watchedBy(alarm).some((w) => w.MetricName === metric && w.Dimensions?.some((d) => targetOf(d.Value) === id)));
  const topics = template.of('AWS::SNS::Topic');
  const operations = topics.find((t) => t.id.startsWith('Operations'))!;

  test('an alarm says what it means for a customer and where to read what to do', () => {
    for (const alarm of alarms) {
      const says = new RegExp(`^[^:]+: .{15,}\\. What to do: docs/runbook\\.md#${slugOf(alarm)}$`);
      expect(alarm.properties.AlarmDescription).toMatch(says);
    }
  });

  test('every alarm has its section in the runbook, and no section lacks its alarm', () => {
    const sections = [...runbook.matchAll(/^### (\S+)$/gm)].map(([, slug]) => slug);
    expect(sections.toSorted()).toEqual(alarms.map(slugOf).toSorted());
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

  test('the silence of the sweeper is an alarm, any other silence is not', () => {
    const bad = alarms.filter(({ properties }) => properties.TreatMissingData === 'breaching');
    expect(bad.map(slugOf)).toEqual(['sweeper-silent']);
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
    expect([...new Set(ours.map((m: Properties) => m[1]))].sort()).toEqual(Object.keys(measurements).sort());
    for (const { Namespace, MetricName, Dimensions } of alarms.flatMap(watchedBy).filter((w) => w.Namespace === namespace)) {
      expect(Object.keys(measurements), Namespace).toContain(MetricName);
      expect(Dimensions).toEqual(Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })));
    }
  });

  test('a row of the dashboard begins with what it means', () => {
    const rows = Map.groupBy(dashboardOf(template).widgets as Properties[], (w) => w.y);
    expect(rows.size).toBeGreaterThan(10);
    for (const [first] of rows.values()) expect(first.properties.markdown).toMatch(/^## .+\n.{30,}/);
  });
}

const dashboardOf = (template: Template) => JSON.parse(joined(template.of('AWS::CloudWatch::Dashboard')[0]!.properties.DashboardBody));
