import { type Instant, seconds } from '#domain/time.ts';
import type { AlertMessage } from './alert.ts';
import { type ChannelConfig, isRoom } from './channel-config.ts';
import type { DeliverPorts } from './deliver.ts';
import { enterOutlet } from './outlets.ts';
import type { Limit, Place, Wave } from './traffic.ts';

/** How a channel may be used. `isRoom`: everybody reads what is sent there, so a wave is one of the room, not of a person. */
export type ChannelRule = { limit?: Limit | undefined; wave?: Wave | undefined; isRoom: boolean };
export type ChannelRules = ReadonlyMap<string, ChannelRule>;

export const channelRules = (configs: ChannelConfig[]): ChannelRules =>
  new Map(configs.map((config) => [config.id, { limit: config.limit, wave: config.wave, isRoom: isRoom(config) }]));

const outletOf = (channel: string, recipient: string, rule: ChannelRule): string => (rule.isRoom ? channel : `${channel}/${recipient}`);

/** Whether the alert may go out on its channel now; otherwise it waits there for the next summary. */
export async function placeFor(ports: DeliverPorts, message: AlertMessage): Promise<boolean> {
  const rule = ports.rules.get(message.channel);
  if (!rule || !(rule.limit || rule.wave)) return true;
  const outlet = outletOf(message.channel, message.recipient, rule);
  const place = await enterAll(ports, message.channel, outlet, rule, message.severity);
  if (place.passes) return true;
  // The limit is everybody's and remembers one summary; each outlet at which something waits needs its own.
  const isFirst = (await ports.outlets.waiting(outlet, 1)).length === 0;
  await ports.outlets.join(outlet, message);
  await ports.ledger.postpone(message, place.summaryAt, 'waits for the next summary');
  if (place.calls || isFirst) await callSummary(ports, message.channel, outlet, place.summaryAt);
  return false;
}

/** The limit is the channel's, the wave the outlet's. In a room both are the same. */
export async function enterAll(
  { outlets, now }: DeliverPorts,
  channel: string,
  outlet: string,
  { limit, wave }: ChannelRule,
  severity: string,
  isSummary = false,
): Promise<Place> {
  const at = now();
  if (outlet === channel) return enterOutlet(outlets, outlet, { severity, limit, wave, isSummary }, at);
  const own = wave ? await enterOutlet(outlets, outlet, { severity, wave, isSummary }, at) : ({ passes: true } as const);
  if (!own.passes || !limit) return own;
  return enterOutlet(outlets, channel, { severity, limit, isSummary }, at);
}

export async function callSummary(ports: DeliverPorts, channel: string, outlet: string, summaryAt: Instant): Promise<void> {
  const wait = Math.ceil((summaryAt - ports.now()) / seconds(1));
  await ports.comeBack({ summaryAt: outlet, channel }, Math.max(0, wait));
}
