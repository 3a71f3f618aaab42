import { arn } from './arn.ts';
import type { Identity } from './resource-type.ts';

/** A resource type that does nothing on this machine. Others may still refer to it, so it answers Ref and GetAtt. */
export interface InertType {
  reason: string;
  ref: (identity: Identity) => string;
  attributes: Record<string, (identity: Identity) => string>;
}

const inertType = (reason: string, arnOf?: (name: string) => string): InertType => ({
  reason,
  ref: ({ name }) => name,
  attributes: arnOf ? { Arn: ({ name }) => arnOf(name) } : {},
});

const permissions = 'permissions are not decided on this machine';
const watching = 'nobody is paged on this machine; what functions measure is in <data>/logs';

export const inertTypes: Record<string, InertType> = {
  'AWS::IAM::Role': inertType(permissions, (name) => `arn:aws:iam::000000000000:role/${name}`),
  'AWS::IAM::Policy': inertType(permissions),
  'AWS::IAM::ManagedPolicy': inertType(permissions),
  'AWS::Lambda::Permission': inertType(permissions),
  'AWS::SQS::QueuePolicy': inertType(permissions),
  'AWS::SNS::TopicPolicy': inertType(permissions),
  'AWS::SecretsManager::ResourcePolicy': inertType(permissions),
  'AWS::KMS::Key': {
    ...inertType('nothing is encrypted on the local disk', (name) => arn('kms', `key/${name}`)),
    attributes: { Arn: ({ name }) => arn('kms', `key/${name}`), KeyId: ({ name }) => name },
  },
  'AWS::KMS::Alias': inertType('nothing is encrypted on the local disk'),
  'AWS::Logs::LogGroup': inertType('lines go to <data>/logs, bounded by size', (name) => arn('logs', `log-group:${name}:*`)),
  'AWS::Logs::MetricFilter': inertType(watching),
  'AWS::CloudWatch::Alarm': inertType(watching, (name) => arn('cloudwatch', `alarm:${name}`)),
  'AWS::CloudWatch::CompositeAlarm': inertType(watching, (name) => arn('cloudwatch', `alarm:${name}`)),
  'AWS::CloudWatch::Dashboard': inertType(watching),
  'AWS::Lambda::EventInvokeConfig': inertType('a schedule that failed is run again at its next tick'),
  'AWS::CDK::Metadata': inertType('statistics of the CDK'),
};
