import * as z from 'zod';
import { type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { ChannelConfig } from '#domain/alert/channel-config.ts';
import type { PushSubscriptions } from '#domain/alert/subscription.ts';
import { canary } from '#domain/canary/canary.ts';
import type { Now } from '#domain/time.ts';
import { sesChannel } from './aws-mail.ts';
import { once } from './aws-refusal.ts';
import { snsSmsChannel } from './aws-sms.ts';
import { dingtalkChannel } from './dingtalk.ts';
import { feishuChannel } from './feishu.ts';
import { gatewayChannel } from './gateway.ts';
import { loopBack } from './loop-back.ts';
import { mailChannel } from './mail.ts';
import { terminalChannel } from './terminal.ts';
import { webPushChannel } from './web-push.ts';
import { webhookChannel } from './webhook.ts';
import { wecomChannel } from './wecom.ts';

export type ChannelServices = {
  /** Answers the secret kept for a channel's id: a text, or the JSON of an object. `own`: never the one that signs for all others. */
  secrets: (id: string, which?: 'own') => Promise<string>;
  subscriptions: PushSubscriptions;
  now: Now;
};

/** The configured channels by id, and the canary's. */
export const channelsOf = (configs: ChannelConfig[], services: ChannelServices): Map<string, Channel> =>
  new Map([...configs.map((config): [string, Channel] => [config.id, channelOf(config, services)]), [canary, loopBack]]);

const DingtalkSecret = z.object({ token: z.string().min(1), secret: z.string().min(1) });
const FeishuSecret = z.object({ hook: z.string().min(1), secret: z.string().min(1) });
/** null: a relay that asks for no login. */
const MailSecret = z.object({ user: z.string().min(1), pass: z.string().min(1) }).nullable();

function channelOf(config: ChannelConfig, { secrets, subscriptions, now }: ChannelServices): Channel {
  const signing = () => secrets(config.id);
  // What is told to others, or used elsewhere, must not be what signs.
  const own = () => secrets(config.id, 'own');
  const parsed =
    <T>(schema: z.ZodType<T>) =>
    async () =>
      secretOf(schema, config.id, await own());
  switch (config.kind) {
    case 'terminal':
      return terminalChannel(config.id);
    case 'webhook':
      return webhookChannel({ url: config.url, timeoutMs: config.timeoutMs, now, secret: signing });
    case 'wecom':
      return wecomChannel(config, own);
    case 'dingtalk':
      return dingtalkChannel(config, parsed(DingtalkSecret), now);
    case 'feishu':
      return feishuChannel(config, parsed(FeishuSecret), now);
    case 'mail':
      return mailChannel(config, parsed(MailSecret));
    case 'sms':
    case 'voice':
      return gatewayChannel(config, signing, now);
    case 'web-push':
      return webPushChannel(config, own, subscriptions);
    case 'sns-sms':
      return snsSmsChannel(config, async () => new (await import('@aws-sdk/client-sns')).SNSClient(once));
    case 'ses':
      return sesChannel(config, async () => new (await import('@aws-sdk/client-sesv2')).SESv2Client(once));
  }
}

function secretOf<T>(schema: z.ZodType<T>, channel: string, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ChannelFailed(`the secret of channel "${channel}" is not what its kind needs`, 'never');
  }
}
