import { describe, expect, test } from 'vitest';
import { machinesOf } from '#local/step-functions/machines.ts';
import { readAssembly } from '#local/template/assembly.ts';
import { loadResources } from '#local/template/resources.ts';
import { type Fixture, lambda, role, writeAssembly } from './fixtures/assembly.ts';

const endpoints = { front: 'http://front', dynamodb: 'http://db', messaging: 'http://sqs', control: 'http://control' };
const load = (fixture: Fixture) => loadResources(readAssembly(writeAssembly(fixture)), endpoints);
const variables = (Variables: Record<string, unknown>) => ({ Judge: lambda('judge', { Environment: { Variables } }), Role: role });
const resolved = (fixture: Fixture) => load(fixture).of('AWS::Lambda::Function')[0]?.properties.Environment?.Variables;

describe('the template resolver', () => {
  test('follows references across stacks, joins and substitutes', () => {
    const data = {
      resources: { Live: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'live' } }, Table: table },
      outputs: {
        Url: { Value: { Ref: 'Live' }, Export: { Name: 'data:LiveUrl' } },
        Arn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: 'data:TableArn' } },
      },
    };
    const resources = variables({
      URL: { 'Fn::ImportValue': 'data:LiveUrl' },
      ARN: { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'data:TableArn' }, '/index/*']] },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
      SUB: { 'Fn::Sub': ['${AWS::Partition}-${Judge}-${Role.Arn}-${X}-${!Y}', { X: { Ref: 'AWS::Region' } }] },
      PART: { 'Fn::Select': [2, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Judge', 'Arn'] }] }] },
      STACK: { Ref: 'AWS::StackName' },
    });
    expect(resolved({ resources, data })).toEqual({
      URL: 'http://sqs/000000000000/live',
      ARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/data-Table/index/*',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a literal in CloudFormation
      SUB: 'aws-judge-arn:aws:iam::000000000000:role/service-Role-us-east-1-${Y}',
      PART: 'lambda',
      STACK: 'service',
    });
  });

  test('lists inert resources with their reason', () => {
    expect(load({ resources: { Role: role } }).inert).toEqual([
      { logicalId: 'Role', type: 'AWS::IAM::Role', reason: 'permissions are not decided on this machine' },
    ]);
  });
});

const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  },
};

const machine = (States: Record<string, unknown>) => ({
  Alarm: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { DefinitionString: JSON.stringify({ StartAt: Object.keys(States)[0], States }) },
  },
});

describe('boot fails, and says where and what to do, on', () => {
  const refused: [string, Fixture['resources'], RegExp][] = [
    [
      'an unknown type',
      { Bucket: { Type: 'AWS::S3::Bucket' } },
      /service\/Bucket \(AWS::S3::Bucket\): .* does not know this resource type\. Run it .* or list it/,
    ],
    [
      'an unknown property',
      { Live: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } },
      /service\/Live \(AWS::SQS::Queue\): .* property FifoQueue\. Honour it/,
    ],
    [
      'an unknown nested property',
      {
        Table: {
          ...table,
          Properties: {
            ...table.Properties,
            GlobalSecondaryIndexes: [{ IndexName: 'byTeam', KeySchema: [], Projection: { ProjectionType: 'ALL' }, Warm: 1 }],
          },
        },
      },
      /service\/Table .* property GlobalSecondaryIndexes\.0\.Warm/,
    ],
    [
      'a value that would run differently',
      { Stream: { ...table, Properties: { ...table.Properties, BillingMode: 'PROVISIONED' } } },
      /service\/Stream .*BillingMode/,
    ],
    ['an unknown function', variables({ X: { 'Fn::FindInMap': ['a', 'b', 'c'] } }), /service\/Judge .*Fn::FindInMap/],
    ['an unknown attribute', variables({ X: { 'Fn::GetAtt': ['Role', 'Colour'] } }), /service\/Role .*attribute Colour/],
    ['a missing import', variables({ X: { 'Fn::ImportValue': 'nowhere' } }), /imports nowhere/],
    ['a dynamic reference', variables({ X: '{{resolve:ssm:/x}}' }), /service\/Judge .*resolve:ssm/],
    ['a reference to nothing', variables({ X: { Ref: 'Ghost' } }), /refers to Ghost/],
    [
      'an unknown state',
      machine({ Pick: { Type: 'Choice', Choices: [] } }),
      /service\/Alarm \(AWS::StepFunctions::StateMachine\): .*States\.Pick/,
    ],
    [
      'an unknown state field',
      machine({ Wait: { Type: 'Wait', TimestampPath: '$.at', OutputPath: '$', End: true } }),
      /States\.Wait: unknown field OutputPath/,
    ],
    ['a state that leads nowhere', machine({ Wait: { Type: 'Wait', TimestampPath: '$.at', Next: 'Gone' } }), /state Gone does not exist/],
  ];
  test.each(refused)('%s', (_, resources, message) => {
    expect(() => machinesOf(load({ resources }))).toThrow(message);
  });
});
