import { describe, expect, test } from 'vitest';
import * as environments from '#functions/environments.ts';
import { routes } from '#functions/routes.ts';
import { type Properties, targetOf, templatesOf } from './templates.ts';

describe.each([
  ['us-east-1', templatesOf({ region: 'us-east-1', sentiment: 'comprehend' })],
  ['cn-northwest-1', templatesOf({ region: 'cn-northwest-1', sentiment: 'embedded' })],
])('in %s', (region, template) => {
  const functions = template.of('AWS::Lambda::Function');
  const queues = template.of('AWS::SQS::Queue');
  const policies = template
    .of('AWS::IAM::Policy')
    .flatMap((p) => p.properties.PolicyDocument.Statement.map((s: Properties) => ({ id: p.id, ...s })));
  const workers = template.of('AWS::Lambda::EventSourceMapping').map(({ properties }) => ({
    mapping: properties,
    queue: queues.find((q) => q.id === targetOf(properties.EventSourceArn))!,
    worker: functions.find((f) => f.id === targetOf(properties.FunctionName))!,
  }));
  const redriveOf = (q: Properties) => q.properties.RedrivePolicy;

  test('the validator of CDK finds nothing', () => {
    expect(template.report.pluginReports.flatMap((r: Properties) => r.violations ?? [])).toEqual([]);
  });

  test('a queue hides a message six times as long as its worker may run', () => {
    expect(workers).toHaveLength(3);
    for (const { queue, worker } of workers)
      expect(queue.properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker.properties.Timeout);
  });

  test('every worked queue has dead letters that are kept 14 days, longer than the queue itself', () => {
    for (const { queue } of workers) {
      const dead = queues.find((q) => q.id === targetOf(redriveOf(queue).deadLetterTargetArn))!;
      expect(dead.properties.MessageRetentionPeriod).toBe(14 * 86_400);
      expect(queue.properties.MessageRetentionPeriod).toBeLessThan(dead.properties.MessageRetentionPeriod);
    }
  });

  test('a worker is told how often a message is received before it dies', () => {
    for (const { queue, worker } of workers)
      expect(worker.properties.Environment.Variables.MAX_RECEIVES).toBe(String(redriveOf(queue).maxReceiveCount));
  });

  test('workers give back single messages, not batches, and only the bulk queue is capped', () => {
    for (const { mapping } of workers) expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    const capped = workers.filter((w) => w.mapping.ScalingConfig?.MaximumConcurrency);
    expect(capped.map((w) => w.queue.id)).toEqual([expect.stringMatching(/^Bulk/)]);
  });

  test('dead letters and failing functions raise an alarm that says what it means for a customer', () => {
    const alarms = template.of('AWS::CloudWatch::Alarm');
    expect(alarms).toHaveLength(workers.length + functions.length);
    for (const { properties } of alarms) expect(properties.AlarmDescription).toMatch(/: .{15,}/);
  });

  test('data outlives the stacks and can be restored to any second', () => {
    for (const table of template.data.filter((r) => r.Type === 'AWS::DynamoDB::Table')) {
      expect(table.DeletionPolicy).toBe('Retain');
      expect(table.Properties).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
    for (const queue of template.data.filter((r) => r.Type === 'AWS::SQS::Queue')) expect(queue.DeletionPolicy).toBe('Retain');
  });

  test('everything at rest is encrypted: tables, feedback queues, secrets and the topic with the own key, which rotates', () => {
    expect(template.of('AWS::KMS::Key')[0]?.properties.EnableKeyRotation).toBe(true);
    for (const { properties } of template.of('AWS::DynamoDB::Table'))
      expect(properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    for (const { id, properties } of queues) {
      if (/^(Live|Bulk)/.test(id)) expect(properties.KmsMasterKeyId, id).toBeDefined();
      else expect(properties.SqsManagedSseEnabled, id).toBe(true);
    }
    expect(template.of('AWS::SNS::Topic')[0]?.properties.KmsMasterKeyId).toBeDefined();
    expect(template.of('AWS::SecretsManager::Secret')[0]?.properties.KmsKeyId).toBeDefined();
  });

  test('a queue fed by SNS uses the key of SQS, because SNS has no grant on ours', () => {
    for (const { properties } of template.of('AWS::SNS::Subscription'))
      expect(queues.find((q) => q.id === targetOf(properties.Endpoint))?.properties.SqsManagedSseEnabled).toBe(true);
  });

  test('no statement allows every action, and only what has no resource of its own is allowed on every resource', () => {
    const lists = (x: unknown) => (Array.isArray(x) ? x : [x]) as string[];
    for (const { Action, Resource } of policies) {
      for (const action of lists(Action)) expect(action).not.toMatch(/^\*$|:\*$/);
      if (Resource === '*') expect(lists(Action)).toEqual(['comprehend:BatchDetectSentiment']);
    }
  });

  test('no function may scan or delete a table, but for the contact of a closed case', () => {
    const risky = policies.filter((s) => JSON.stringify(s.Action).match(/dynamodb:(Scan|Delete|\*)/));
    for (const s of risky) expect(targetOf(s.Resource)).toMatch(/^Contacts/);
  });

  test('functions have exactly the variables they parse', () => {
    const schemas: Record<string, { shape: object }> = {
      Authorize: environments.AuthorizeEnv,
      Intake: environments.IntakeEnv,
      Judge: environments.JudgeEnv,
      AdvanceCase: environments.AdvanceCaseEnv,
      DeliverAlert: environments.DeliverAlertEnv,
      Sweep: environments.SweepEnv,
      CaseApi: environments.CaseApiEnv,
      MetricsApi: environments.MetricsApiEnv,
    };
    expect(functions).toHaveLength(Object.keys(schemas).length);
    for (const [name, { shape }] of Object.entries(schemas)) {
      const found = functions.find((f) => f.id.startsWith(`${name}Function`))!;
      const optional = ['INSURER_FILE'];
      expect(Object.keys(found.properties.Environment.Variables).sort()).toEqual(
        Object.keys(shape)
          .filter((k) => !optional.includes(k))
          .sort(),
      );
    }
  });

  test('functions run on arm64 with Node 24, and their logs end', () => {
    for (const { properties } of functions) expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    const logs = template.of('AWS::Logs::LogGroup');
    expect(logs).toHaveLength(functions.length);
    for (const { properties } of logs) expect(properties.RetentionInDays).toBe(90);
  });

  test('the gateway has exactly the routes of the table, and every one but the public ones asks for a token', () => {
    const found = template.of('AWS::ApiGatewayV2::Route').map(({ properties }) => [properties.RouteKey, properties.AuthorizationType]);
    const wanted = Object.entries(routes).map(([key, { roles }]) => [key, roles === 'public' ? 'NONE' : 'CUSTOM']);
    expect(found.sort()).toEqual([...wanted, ['$default', 'CUSTOM']].sort());
  });

  test('the alarm waits for an instant and then lets the case advance, and nothing else', () => {
    const [machine] = template.of('AWS::StepFunctions::StateMachine');
    const definition = JSON.parse(
      machine!.properties.DefinitionString['Fn::Join'][1].map((p: unknown) => (typeof p === 'string' ? p : 'arn')).join(''),
    );
    expect(definition.States).toMatchObject({
      WaitUntil: { Type: 'Wait', TimestampPath: '$.at', Next: 'Advance' },
      Advance: { Type: 'Task', End: true, Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 5 }] },
    });
    expect(Object.keys(definition.States)).toHaveLength(2);
  });

  test('no other partition is named, and only services that exist there are used', () => {
    expect(template.text.includes(region.startsWith('cn-') ? 'arn:aws:' : 'arn:aws-cn:')).toBe(false);
    const services = new Set(template.all.map((r) => r.Type.split('::')[1]));
    if (region.startsWith('cn-')) {
      for (const absent of ['Cognito', 'SES', 'XRay', 'Connect']) expect(services).not.toContain(absent);
      expect(template.text.includes('comprehend:')).toBe(false);
    }
  });
});

test('Comprehend in a China region is refused with a reason', () => {
  expect(() => templatesOf({ region: 'cn-north-1', sentiment: 'comprehend' })).toThrow('Comprehend does not exist in AWS China');
});

test('where the issuer is public the gateway checks tokens itself, and no function is spent on it', () => {
  const template = templatesOf({ identity: { issuer: 'https://login.example.com', audience: 'earshot-api', reach: 'public' } });
  expect(template.of('AWS::ApiGatewayV2::Authorizer')[0]?.properties).toMatchObject({
    AuthorizerType: 'JWT',
    JwtConfiguration: { Audience: ['earshot-api'] },
  });
  expect(template.of('AWS::Lambda::Function').map((f) => f.id)).not.toContainEqual(expect.stringMatching(/^Authorize/));
});
