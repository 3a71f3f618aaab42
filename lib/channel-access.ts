import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { ChannelConfig } from '#domain/alert/channel-config.ts';
import { allow, type Capability } from './capability.ts';
import { SettingsError } from './settings.ts';

const instead: { [K in ChannelConfig['kind']]?: string } = {
  ses: 'Amazon SES does not exist in AWS China: use "mail"',
  'sns-sms': 'Amazon SNS sends no SMS in AWS China: use "sms"',
};

/** What the channels that AWS itself sends need; nothing where there are none. Refuses those that do not exist in the region. */
export function sendingBy(channels: ChannelConfig[], scope: Construct, region: string): Capability {
  const absent = region.startsWith('cn-') ? channels.filter(({ kind }) => instead[kind]) : [];
  if (absent.length > 0) throw new SettingsError(absent.map(({ id, kind }) => `channel "${id}": ${instead[kind]}`).join('; '));
  const stack = Stack.of(scope);
  // The address or its domain is what was verified.
  const senders = new Set(channels.flatMap((c) => (c.kind === 'ses' ? [c.from, c.from.split('@').at(-1)!] : [])));
  const identities = [...senders].map((resourceName) => stack.formatArn({ service: 'ses', resource: 'identity', resourceName }));
  const everyTopic = { service: 'sns', region: '*', account: '*', resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME };
  const sendsSms = channels.some(({ kind }) => kind === 'sns-sms');
  return {
    env: {},
    grant(to) {
      if (identities.length > 0) allow(to, ['ses:SendEmail'], identities);
      // A telephone number has no ARN: everything that is no topic.
      const numbers = { actions: ['sns:Publish'], notResources: [stack.formatArn(everyTopic)] };
      if (sendsSms) to.grantPrincipal.addToPrincipalPolicy(new PolicyStatement(numbers));
    },
  };
}
