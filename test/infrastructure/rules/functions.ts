import { expect, test } from 'vitest';
import * as environments from '#functions/environments.ts';
import { acknowledgement, calendars, pages, routes } from '#functions/routes.ts';
import type { Template } from '../templates.ts';

export function functionRules(template: Template): void {
  const functions = template.of('AWS::Lambda::Function');

  test('functions have exactly the variables they parse', () => {
    const schemas: Record<string, { shape: object }> = {
      Authorize: environments.AuthorizeEnv,
      Intake: environments.IntakeEnv,
      Judge: environments.JudgeEnv,
      AdvanceCase: environments.AdvanceCaseEnv,
      DeliverAlert: environments.DeliverAlertEnv,
      Sweep: environments.SweepEnv,
      Canary: environments.CanaryEnv,
      CaseApi: environments.CaseApiEnv,
      MetricsApi: environments.MetricsApiEnv,
      StaffApi: environments.StaffApiEnv,
      RosterApi: environments.RosterApiEnv,
      Acknowledge: environments.AcknowledgeEnv,
      Console: environments.ConsoleEnv,
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

  test('functions run on arm64 with Node 24, and their logs end, as those of the gateway do', () => {
    for (const { properties } of functions) expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    const logs = template.of('AWS::Logs::LogGroup');
    expect(logs).toHaveLength(functions.length + 1);
    for (const { properties } of logs) expect(properties.RetentionInDays).toBe(90);
  });

  test('Lambda itself writes only of what went wrong: its lines for each invocation would cost more than all of ours', () => {
    for (const { properties } of functions)
      expect(properties.LoggingConfig).toMatchObject({ LogFormat: 'JSON', SystemLogLevel: 'WARN', ApplicationLogLevel: 'INFO' });
  });

  test('the gateway has exactly the routes of the table, and every one but the public ones, the pages of the console, the page that acknowledges and calendars asks for a token', () => {
    const found = template.of('AWS::ApiGatewayV2::Route').map(({ properties }) => [properties.RouteKey, properties.AuthorizationType]);
    const wanted = Object.entries(routes).map(([key, { roles }]) => [key, roles === 'public' ? 'NONE' : 'CUSTOM']);
    const ofPages = [...pages.keys, ...acknowledgement.keys, ...calendars.keys].map((key) => [key, 'NONE']);
    expect(found.sort()).toEqual([...wanted, ...ofPages, ['$default', 'CUSTOM']].sort());
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
}
