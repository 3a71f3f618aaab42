import { expect } from 'vitest';
import webPush from 'web-push';
import { type ChannelServices, channelsOf } from '#adapters/channels/channels.ts';
import { memorySubscriptions } from '#adapters/memory/push-subscriptions.ts';
import { alertFor, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import { cardsOf, summariesOf } from '#domain/alert/card.ts';
import { type AlertCard, type Channel, ChannelFailed, type Recipient } from '#domain/alert/channel.ts';
import { ChannelConfig } from '#domain/alert/channel-config.ts';
import { noticeCardsOf } from '#domain/alert/notice-card.ts';
import { caseOf, click, insurer } from '../contract/examples.ts';
import { gatewayServer } from './servers/gateway.ts';
import { pushServer } from './servers/push.ts';
import { dingtalkServer, feishuServer, wecomServer } from './servers/robots.ts';
import { smtpServer } from './servers/smtp.ts';
import type { Fault, Taken } from './servers/vendor.ts';

type Limit = { messages: number; perSeconds: number };
/** A vendor's server, the real adapter before it, and one with a secret that the vendor does not know. */
export type Stage = {
  channel: Channel;
  withWrongSecret: Channel;
  to: Recipient;
  taken: Taken[];
  seen: { limited: number; refused: number; injected: number };
  stop(): Promise<void>;
};
export type Standing = { faultOf?: () => Fault; limit?: Limit; timeoutMs?: number };
export type Stand = (how?: Standing) => Promise<Stage>;

const cards = cardsOf(insurer, () => click + 60_000);
export const messageFor = (caseId = 'fchannel', step = 'duty-manager') =>
  messageOf(pendingDelivery(alertFor(caseOf(caseId), step, 'agent-li'), 'x', click), caseOf(caseId));
export const acknowledge = 'https://earshot.example/acknowledge/abc.def';
export const cardFor = (caseId?: string): AlertCard => ({ ...cards(messageFor(caseId)), acknowledge });
export const card = cardFor();
export const summary = summariesOf(
  insurer,
  cards,
  noticeCardsOf(insurer, () => click),
)('x@1', [messageFor(), messageFor('fother', 'owner')]);

export const vapid = webPush.generateVAPIDKeys();
export const whsec = `whsec_${Buffer.from('a secret of the gateway!').toString('base64')}`;
export const login = { user: 'earshot', pass: 'right' };
export const li = { person: 'agent-li' };

/** For answers that come: no machine is too slow for it. */
const patient = 5000;

/** The adapter of that configuration, as the deliverer makes it. */
export function open(config: object, secret: unknown, more: Partial<ChannelServices> = {}): Channel {
  const secrets = async () => (typeof secret === 'string' ? secret : JSON.stringify(secret));
  const services = { secrets, subscriptions: memorySubscriptions(), now: Date.now, ...more };
  const named = { id: 'x', zh: '某', en: 'some', timeoutMs: patient };
  return channelsOf([ChannelConfig.parse({ ...named, ...config })], services).get('x')!;
}

const gateway =
  (kind: 'sms' | 'voice'): Stand =>
  async ({ faultOf, limit, timeoutMs = patient } = {}) => {
    const server = await gatewayServer(whsec, faultOf, limit);
    const config = { kind, url: server.url, timeoutMs };
    return {
      ...server,
      channel: open(config, whsec),
      withWrongSecret: open(config, 'whsec_d3Jvbmc='),
      to: { ...li, address: '+8613800001234' },
    };
  };

export const stages: Record<'wecom' | 'dingtalk' | 'feishu' | 'sms' | 'voice' | 'web-push' | 'mail', Stand> = {
  async wecom({ faultOf, limit, timeoutMs = patient } = {}) {
    const server = await wecomServer('k-1', faultOf, limit);
    const config = { kind: 'wecom', url: server.url, timeoutMs };
    return { ...server, channel: open(config, 'k-1'), withWrongSecret: open(config, 'k-2'), to: { ...li, address: 'limin' } };
  },
  async dingtalk({ faultOf, limit, timeoutMs = patient } = {}) {
    const server = await dingtalkServer('t-1', 'SEC1', faultOf, limit);
    const config = { kind: 'dingtalk', url: server.url, timeoutMs };
    const withSecret = (secret: string) => open(config, { token: 't-1', secret });
    return { ...server, channel: withSecret('SEC1'), withWrongSecret: withSecret('SEC2'), to: { ...li, address: 'limin' } };
  },
  async feishu({ faultOf, limit, timeoutMs = patient } = {}) {
    const server = await feishuServer('h-1', 'SEC1', faultOf, limit);
    const config = { kind: 'feishu', url: server.url, timeoutMs };
    const withSecret = (secret: string) => open(config, { hook: 'h-1', secret });
    return { ...server, channel: withSecret('SEC1'), withWrongSecret: withSecret('SEC2'), to: { ...li, address: 'ou_1' } };
  },
  sms: gateway('sms'),
  voice: gateway('voice'),
  async 'web-push'({ faultOf, limit, timeoutMs = patient } = {}) {
    const server = await pushServer(vapid.publicKey, faultOf, limit);
    const subscriptions = memorySubscriptions();
    await subscriptions.keep('agent-li', server.subscription);
    const withKeys = (keys: { publicKey: string; privateKey: string }) =>
      open({ ...pushConfig(keys.publicKey), timeoutMs }, keys.privateKey, { subscriptions });
    return { ...server, channel: withKeys(vapid), withWrongSecret: withKeys(webPush.generateVAPIDKeys()), to: li };
  },
  async mail({ faultOf, limit, timeoutMs = patient } = {}) {
    const server = await smtpServer(login, faultOf, limit ? { limit } : {});
    const config = { ...mailConfig(server.port), timeoutMs };
    return {
      ...server,
      channel: open(config, login),
      withWrongSecret: open(config, { ...login, pass: 'wrong' }),
      to: { ...li, address: 'li@insurer.example' },
    };
  },
};

export const pushConfig = (publicKey: string) => ({ kind: 'web-push', contact: 'mailto:it@insurer.example', publicKey });
export const mailConfig = (port: number) => ({
  ...{ kind: 'mail', host: '127.0.0.1', port, tls: 'none' },
  from: 'earshot@insurer.example',
});

/** How that sending failed; a test whose sending does not fail has failed. */
export async function failure(sending: Promise<unknown>): Promise<ChannelFailed> {
  const error = await sending.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ChannelFailed);
  return error as ChannelFailed;
}
