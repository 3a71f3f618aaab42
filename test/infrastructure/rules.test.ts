import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, test } from 'vitest';
import { ChannelConfig } from '#domain/alert/channel-config.ts';
import { withChecks } from '#lib/checks.ts';
import { checkRules } from './rules/checks.ts';
import { dataRules } from './rules/data.ts';
import { functionRules } from './rules/functions.ts';
import { onCallRules } from './rules/on-call.ts';
import { permissionRules, statementsOf } from './rules/permissions.ts';
import { queueRules } from './rules/queues.ts';
import { templatesOf } from './templates.ts';

const open = {
  issuer: 'https://login.example.com',
  audience: 'earshot-api',
  reach: 'public' as const,
  console: { client: 'earshot-console', scope: 'openid' },
};
const publicIssuer = templatesOf({ identity: open });

describe.each([
  ['us-east-1', templatesOf({ region: 'us-east-1', sentiment: 'comprehend' })],
  ['cn-northwest-1', templatesOf({ region: 'cn-northwest-1', sentiment: 'embedded' })],
])('in %s', (region, template) => {
  checkRules(template);
  queueRules(template);
  dataRules(template);
  functionRules(template);
  permissionRules(region, template);
  onCallRules(template, ['screen', 'bell']);
});

describe('with a public issuer', () => {
  describe('in us-east-1', () => checkRules(publicIssuer));
  describe('in cn-northwest-1', () => checkRules(templatesOf({ region: 'cn-northwest-1', identity: open })));
});

test('what cdk-nag finds and nobody has accepted stops the synthesis', () => {
  const app = new App({ builtinCloudFormationValidation: false });
  new Topic(new Stack(app, 'earshot-service'), 'Open');
  expect(() => withChecks(app, { operations: { emails: ['on-call@example.com'], urls: [] } }).synth()).toThrow(
    'does not require publishers to use SSL',
  );
});

const silent = templatesOf({ operations: { emails: [], urls: [] }, restoredTables: { cases: 'cases-restored' } });

test('a deployment that would tell nobody of its alarms is warned, and an address that cannot be told is refused', () => {
  const said = silent.report.pluginReports.flatMap((r: { violations?: { ruleName: string }[] }) => r.violations ?? []);
  expect(said).toMatchObject([{ ruleName: 'Annotation::earshot:nobody-is-told', severity: 'warning' }]);
  expect(silent.refused).toBeUndefined();
  expect(() => templatesOf({ operations: { emails: ['on-call'], urls: ['http://pager.example.com'] } })).toThrow(
    '/operations/emails/0 must be an e-mail address; /operations/urls/0 must be an https address',
  );
});

test('a restored table stands in for the one of the data stack, and the functions may use it', () => {
  const judge = silent.of('AWS::Lambda::Function').find((f) => f.id.startsWith('Judge'))!;
  expect(judge.properties.Environment.Variables.CASES_TABLE).toBe('cases-restored');
  const allowed = statementsOf(silent).filter((s) => s.id.startsWith('Judge') && JSON.stringify(s.Action).includes('dynamodb:'));
  expect(JSON.stringify(allowed)).toContain('table/cases-restored/index/byWake');
  expect(JSON.stringify(allowed)).not.toContain('ExportsOutputFnGetAttCases');
});

test('Comprehend in a China region is refused with a reason', () => {
  expect(() => templatesOf({ region: 'cn-north-1', sentiment: 'comprehend' })).toThrow('Comprehend does not exist in AWS China');
});

describe('channels of AWS', () => {
  const named = { zh: '某', en: 'some' };
  const mail = ChannelConfig.parse({ ...named, id: 'mail', kind: 'ses', from: 'earshot@insurer.example' });
  const sms = ChannelConfig.parse({ ...named, id: 'sms', kind: 'sns-sms' });

  test('are permitted where one is configured, to the deliverer alone, from the configured sender alone', () => {
    const template = templatesOf({ region: 'us-east-1' }, [mail, sms]);
    expect(template.refused).toBeUndefined();
    const sending = statementsOf(template).filter(
      (s) => /ses:|sns:Publish/.test(JSON.stringify(s.Action)) && s.id.startsWith('DeliverAlert'),
    );
    expect(JSON.stringify(sending)).toContain('identity/earshot@insurer.example');
    expect(sending.flatMap((s) => s.Action)).toEqual(expect.arrayContaining(['ses:SendEmail', 'sns:Publish']));
    const others = statementsOf(template).filter((s) => JSON.stringify(s.Action).includes('ses:') && !s.id.startsWith('DeliverAlert'));
    expect(others).toEqual([]);
  });

  test('are not permitted where none is configured', () => {
    expect(JSON.stringify(statementsOf(publicIssuer))).not.toContain('ses:');
  });

  test('are refused in AWS China, with what to use instead', () => {
    expect(() => templatesOf({ region: 'cn-north-1' }, [mail, sms])).toThrow(
      'channel "mail": Amazon SES does not exist in AWS China: use "mail"; channel "sms": Amazon SNS sends no SMS in AWS China: use "sms"',
    );
  });
});

test('where the issuer is public the gateway checks tokens itself, and no function is spent on it', () => {
  expect(publicIssuer.of('AWS::ApiGatewayV2::Authorizer')[0]?.properties).toMatchObject({
    AuthorizerType: 'JWT',
    JwtConfiguration: { Audience: ['earshot-api'] },
  });
  expect(publicIssuer.of('AWS::Lambda::Function').map((f) => f.id)).not.toContainEqual(expect.stringMatching(/^Authorize/));
});
