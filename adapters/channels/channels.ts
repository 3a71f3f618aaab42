import type { Channel, ChannelConfig } from '#domain/alert/channel.ts';
import type { Now } from '#domain/time.ts';
import { terminalChannel } from './terminal.ts';
import { webhookChannel } from './webhook.ts';

/** The configured channels by id. `secrets` answers the secret kept for a channel's id. */
export function channelsOf(configs: ChannelConfig[], secrets: (id: string) => Promise<string>, now: Now): Map<string, Channel> {
  return new Map(configs.map((config) => [config.id, channelOf(config, secrets, now)]));
}

function channelOf(config: ChannelConfig, secrets: (id: string) => Promise<string>, now: Now): Channel {
  switch (config.kind) {
    case 'terminal':
      return terminalChannel(config.id);
    case 'webhook':
      return webhookChannel({ url: config.url, timeoutMs: config.timeoutMs, now, secret: () => secrets(config.id) });
  }
}
