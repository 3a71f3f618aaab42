import { createHmac } from 'node:crypto';
import type { Channel } from '#domain/alert/channel.ts';
import type { ChannelOf } from '#domain/alert/channel-config.ts';
import { type Wording, wordingOf } from '#domain/alert/wording.ts';
import type { Now } from '#domain/time.ts';
import { type Codes, flat, type Robot, tellRobot } from './robot.ts';

/**
 * https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: a hundred a minute, five a second, fewer at the full hour when
 * everybody sends; an unknown hook, wrong parameters, signature, address or key word.
 */
const codes: Codes = { 11232: 10, 19001: 'never', 19002: 'never', 19021: 'never', 19022: 'never', 19024: 'never' };
const robot: Robot = {
  name: 'Feishu robot',
  field: 'code',
  // One code for a body that cannot be read and, on some of its machines, for too many requests.
  verdictOf: (code, { msg }) => (code === 9499 ? (/too many/i.test(String(msg)) ? 10 : 'never') : (codes[code] ?? 'again')),
};

export type FeishuSecret = { hook: string; secret: string };

/** A group robot of Feishu (飞书) with a signature. Whoever has an address there (an open_id or user_id) is mentioned. */
export function feishuChannel(
  config: Pick<ChannelOf<'feishu'>, 'url' | 'timeoutMs'>,
  keys: () => Promise<FeishuSecret>,
  now: Now,
): Channel {
  return {
    async send(card, { address }) {
      const { hook, secret } = await keys();
      const timestamp = String(Math.floor(now() / 1000));
      // The text is the key here, and nothing is signed with it.
      const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
      const body = JSON.stringify({ timestamp, sign, msg_type: 'interactive', card: messageCard(wordingOf(card), address) });
      const url = `${config.url}/open-apis/bot/v2/hook/${encodeURIComponent(hook)}`;
      await tellRobot(robot, { url, body, timeoutMs: config.timeoutMs });
      return { delivered: false };
    },
  };
}

function messageCard({ title, lines, link, urgency }: Wording, mention: string | undefined) {
  const chinese = [...lines.map((l) => flat(l.zh)), ...(mention ? [`<at id=${mention}></at>`] : [])];
  const english = [flat(title.en), ...lines.map((l) => flat(l.en))];
  const markdown = (content: string) => ({ tag: 'div', text: { tag: 'lark_md', content } });
  const open = { tag: 'button', type: 'primary', text: { tag: 'plain_text', content: '打开工单 · Open' }, url: link };
  return {
    header: { template: urgency === 'high' ? 'red' : 'blue', title: { tag: 'plain_text', content: title.zh } },
    elements: [markdown(chinese.join('\n')), markdown(english.join('\n')), { tag: 'action', actions: [open] }],
  };
}
