import { createHmac } from 'node:crypto';
import type { Channel } from '#domain/alert/channel.ts';
import { type ChannelOf, isMobile } from '#domain/alert/channel-config.ts';
import { type Wording, wordingOf } from '#domain/alert/wording.ts';
import type { Now } from '#domain/time.ts';
import { type Codes, flat, type Robot, tellRobot } from './robot.ts';

/** Whoever sends more than twenty a minute is shut out for ten minutes. */
const shutOutSeconds = 600;
/**
 * https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages: too fast, the quota used up; wrong signature, address or
 * key word, an unknown token, a robot or group that is gone, a message that will not pass.
 */
const codes: Codes = {
  130101: shutOutSeconds,
  410100: shutOutSeconds,
  90030: 'never',
  310000: 'never',
  300001: 'never',
  300005: 'never',
  40035: 'never',
  43004: 'never',
  400013: 'never',
  400101: 'never',
  400102: 'never',
  400105: 'never',
  400106: 'never',
  430101: 'never',
  430102: 'never',
  430104: 'never',
};
const robot: Robot = { name: 'DingTalk robot', field: 'errcode', verdictOf: (code) => codes[code] ?? 'again' };

export type DingtalkSecret = { token: string; secret: string };

/** A group robot of DingTalk (钉钉) with a signature. Whoever has an address there is mentioned: a mobile number or a userid. */
export function dingtalkChannel(
  config: Pick<ChannelOf<'dingtalk'>, 'url' | 'timeoutMs'>,
  keys: () => Promise<DingtalkSecret>,
  now: Now,
): Channel {
  return {
    async send(card, { address }) {
      const { token, secret } = await keys();
      const timestamp = String(now());
      const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
      const url = `${config.url}/robot/send?${new URLSearchParams({ access_token: token, timestamp, sign })}`;
      const wording = wordingOf(card);
      const mention = address === undefined ? undefined : local(address);
      const at = mention === undefined ? {} : { at: isMobile(mention) ? { atMobiles: [mention] } : { atUserIds: [mention] } };
      const body = JSON.stringify({
        msgtype: 'markdown',
        markdown: { title: flat(wording.title.zh), text: markdown(wording, mention) },
        ...at,
      });
      await tellRobot(robot, { url, body, timeoutMs: config.timeoutMs });
      return { delivered: false };
    },
  };
}

/** The robot knows mobile numbers of the mainland without their country code. */
const local = (address: string): string => address.replace(/^\+86/, '');

/** Nobody is mentioned whom the text does not name as well. */
function markdown({ title, lines, link }: Wording, mention: string | undefined): string {
  const paragraphs = [
    `#### ${flat(title.zh)}`,
    ...lines.map((l) => flat(l.zh)),
    `[打开工单 · Open](${link})`,
    `> ${[flat(title.en), ...lines.map((l) => flat(l.en))].join('; ')}`,
    ...(mention ? [`@${mention}`] : []),
  ];
  return paragraphs.join('\n\n');
}
