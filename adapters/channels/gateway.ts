import { type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { ChannelOf } from '#domain/alert/channel-config.ts';
import { parametersOf, plainText, wordingOf } from '#domain/alert/wording.ts';
import type { Now } from '#domain/time.ts';
import { failedWith, jsonOf, post } from './post.ts';
import { sign } from './standard-webhook.ts';

type Config = Pick<ChannelOf<'sms' | 'voice'>, 'kind' | 'url' | 'template' | 'timeoutMs'>;
const names = { sms: 'SMS gateway', voice: 'voice gateway' };

/**
 * SMS or a voice call through the insurer's own gateway: a signed POST that says whom to reach with which words. The gateway answers
 * 2xx with `{"messageId": …}`, or with `{"error": "again" | "slow-down" | "never", "afterSeconds"?: …}`. The id of the request is the
 * alert's, so that a repetition is not sent twice.
 */
export function gatewayChannel(config: Config, secret: () => Promise<string>, now: Now): Channel {
  const { kind, url, template, timeoutMs } = config;
  const name = names[kind];
  return {
    async send(card, { address: to }) {
      if (to === undefined) throw new ChannelFailed('no telephone number is kept for this person', 'never');
      const wording = wordingOf(card);
      const link = wording.acknowledge ?? wording.link;
      const idempotencyKey = `${card.alertId}.${kind}`;
      const words = { text: plainText(wording), zh: wording.title.zh, en: wording.title.en, link };
      const filledIn = template === undefined ? {} : { template, parameters: parametersOf(card) };
      const body = JSON.stringify({ type: `alert.${kind}`, idempotencyKey, to, ...filledIn, ...words });
      const answer = await post(name, { url, headers: sign(await secret(), idempotencyKey, now(), body), body, timeoutMs });
      if (!answer.ok) throw failedWith(name, answer);
      const said = await jsonOf(answer);
      if (said?.error !== undefined) throw refusedBy(name, said);
      const receipt = said?.messageId;
      return { delivered: false, ...(typeof receipt === 'string' ? { receipt: receipt.slice(0, 200) } : {}) };
    },
  };
}

function refusedBy(name: string, { error, afterSeconds }: Record<string, unknown>): ChannelFailed {
  const pause = typeof afterSeconds === 'number' && afterSeconds > 0 ? Math.min(afterSeconds, 600) : undefined;
  if (error === 'slow-down') return new ChannelFailed(`the ${name} asks for patience`, 'slow-down', pause);
  return new ChannelFailed(`the ${name} refused the message`, error === 'never' ? 'never' : 'again');
}
