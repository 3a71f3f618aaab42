import { createHmac } from 'node:crypto';
import { type Asked, type Fault, jsonIn, type Vendor, vendorServer } from './vendor.ts';

type Limit = { messages: number; perSeconds: number };
const ok = (json: unknown) => ({ status: 200, json });
const isFresh = (ms: number) => Math.abs(Date.now() - ms) < 3_600_000;

/** As documented at developer.work.weixin.qq.com/document/path/91770. */
export const wecomServer = (key: string, faultOf?: () => Fault, limit: Limit = { messages: 20, perSeconds: 60 }) =>
  vendorServer(
    {
      limit,
      refused(asked) {
        if (asked.path !== '/cgi-bin/webhook/send' || asked.query.get('key') !== key)
          return ok({ errcode: 93000, errmsg: 'invalid webhook url' });
        const { msgtype, markdown } = jsonIn<{ msgtype?: string; markdown?: { content?: string } }>(asked);
        if (msgtype !== 'markdown' || !markdown?.content) return ok({ errcode: 40008, errmsg: 'invalid message type' });
        return Buffer.byteLength(markdown.content) > 4096
          ? ok({ errcode: 40058, errmsg: 'markdown.content exceed max length 4096' })
          : null;
      },
      textOf: (asked) => ({ text: jsonIn<{ markdown: { content: string } }>(asked).markdown.content }),
      accepted: ok({ errcode: 0, errmsg: 'ok' }),
      busy: ok({ errcode: -1, errmsg: 'system error' }),
      tooMany: ok({ errcode: 45009, errmsg: 'api freq out of limit' }),
    } satisfies Vendor,
    faultOf,
  );

/** As documented at open.dingtalk.com: custom robot, signed. */
export const dingtalkServer = (token: string, secret: string, faultOf?: () => Fault, limit: Limit = { messages: 20, perSeconds: 60 }) =>
  vendorServer(
    {
      limit,
      refused(asked) {
        if (asked.path !== '/robot/send' || asked.query.get('access_token') !== token)
          return ok({ errcode: 300001, errmsg: 'token is not exist' });
        const timestamp = asked.query.get('timestamp') ?? '';
        const wanted = createHmac('sha256', secret).update(`${timestamp}\n${secret}`, 'utf8').digest('base64');
        if (!isFresh(Number(timestamp)) || asked.query.get('sign') !== wanted) return ok({ errcode: 310000, errmsg: 'sign not match' });
        const { msgtype, markdown } = jsonIn<{ msgtype?: string; markdown?: { title?: string; text?: string } }>(asked);
        return msgtype === 'markdown' && markdown?.title && markdown.text ? null : ok({ errcode: 40035, errmsg: 'param error' });
      },
      textOf(asked) {
        const { title, text } = jsonIn<{ markdown: { title: string; text: string } }>(asked).markdown;
        return { text: `${title}\n${text}` };
      },
      accepted: ok({ errcode: 0, errmsg: 'ok' }),
      busy: ok({ errcode: -1, errmsg: 'system busy' }),
      tooMany: ok({ errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }),
      shutOutSeconds: 600,
    } satisfies Vendor,
    faultOf,
  );

/** As documented at open.feishu.cn: custom bot, signed. */
export const feishuServer = (hook: string, secret: string, faultOf?: () => Fault, limit: Limit = { messages: 100, perSeconds: 60 }) =>
  vendorServer(
    {
      limit,
      refused(asked) {
        if (asked.path !== `/open-apis/bot/v2/hook/${hook}`)
          return ok({ code: 19001, msg: 'param invalid: incoming webhook access token invalid' });
        const { timestamp, sign, msg_type, card } = jsonIn<Record<string, string>>(asked);
        const wanted = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
        if (!isFresh(Number(timestamp) * 1000) || sign !== wanted)
          return ok({ code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' });
        if (asked.body.byteLength > 20 * 1024) return ok({ code: 9499, msg: 'Bad Request' });
        return msg_type === 'interactive' && card ? null : ok({ code: 9499, msg: 'Bad Request' });
      },
      textOf: (asked: Asked) => ({ text: JSON.stringify(jsonIn<{ card: unknown }>(asked).card) }),
      accepted: ok({ code: 0, msg: 'success', data: {} }),
      busy: ok({ code: 1, msg: 'internal error' }),
      tooMany: ok({ code: 11232, msg: 'frequency limited psm[lark.oapi.app_platform_runtime]' }),
    } satisfies Vendor,
    faultOf,
  );
