import type { Channel } from '#domain/alert/channel.ts';
import type { ChannelOf } from '#domain/alert/channel-config.ts';
import { type Wording, wordingOf } from '#domain/alert/wording.ts';
import { type Codes, flat, type Robot, tellRobot } from './robot.ts';

/**
 * Twenty messages a minute. Codes: https://developer.work.weixin.qq.com/document/path/90313: too often, too many at once; an unknown
 * key or too long a text (both 93000), a robot or member that is not there, a wrong type or parameter, too long.
 */
const codes: Codes = {
  45009: 60,
  45033: 2,
  93000: 'never',
  93004: 'never',
  93008: 'never',
  40008: 'never',
  40058: 'never',
  45002: 'never',
};
const robot: Robot = { name: 'WeCom robot', field: 'errcode', verdictOf: (code) => codes[code] ?? 'again' };
/** https://developer.work.weixin.qq.com/document/path/91770: bytes of UTF-8. */
const longestContent = 4096;

/** A group robot of WeCom (企业微信). Whoever has an address there (the member's userid) is mentioned. */
export function wecomChannel(config: Pick<ChannelOf<'wecom'>, 'url' | 'timeoutMs'>, key: () => Promise<string>): Channel {
  return {
    async send(card, { address }) {
      const url = `${config.url}/cgi-bin/webhook/send?key=${encodeURIComponent(await key())}`;
      const body = JSON.stringify({ msgtype: 'markdown', markdown: { content: markdown(wordingOf(card), address) } });
      await tellRobot(robot, { url, body, timeoutMs: config.timeoutMs });
      return { delivered: false };
    },
  };
}

function markdown({ title, lines, link, urgency }: Wording, mention: string | undefined): string {
  const colour = urgency === 'high' ? 'warning' : 'info';
  const text = [
    `<font color="${colour}">**${flat(title.zh)}**</font>`,
    ...lines.map((l) => `> ${flat(l.zh)}`),
    `[打开工单 · Open](${link})`,
    `<font color="comment">${[flat(title.en), ...lines.map((l) => flat(l.en))].join('\n')}</font>`,
    ...(mention ? [`<@${mention}>`] : []),
  ].join('\n');
  return Buffer.byteLength(text) <= longestContent ? text : `[打开工单 · Open](${link})${mention ? `\n<@${mention}>` : ''}`;
}
