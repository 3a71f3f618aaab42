import * as z from 'zod';
import { Limit, Wave } from './traffic.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const url = z.url({ protocol: /^https?$/ });
/** Well below the lease and the time the deliverer may run. */
const span = z.int().positive().max(5000);
const timeoutMs = span.default(3000);
const someAlerts: Wave = { alerts: 5, withinSeconds: 60 };

const named = { id, zh: z.string(), en: z.string() };
const whole = { ...named, limit: Limit.optional(), wave: Wave.optional(), timeoutMs };
/** A robot's room takes so many messages; half of them may be single alerts before the others wait for a summary. */
const robot = (messages: number, origin: string) => ({
  ...named,
  timeoutMs,
  url: url.default(origin),
  limit: Limit.default({ messages, perSeconds: 60 }),
  wave: Wave.default({ alerts: Math.floor(messages / 2), withinSeconds: 60 }),
});
const personal = { ...named, timeoutMs, limit: Limit.optional(), wave: Wave.default(someAlerts) };

/** A configured way to reach staff. Secrets are not here: they are kept under the channel's id in the channels secret. */
export const ChannelConfig = z.discriminatedUnion('kind', [
  z.strictObject({ ...named, kind: z.literal('terminal'), limit: Limit.optional(), wave: Wave.optional() }),
  z.strictObject({ ...whole, kind: z.literal('webhook'), url }),
  z.strictObject({ ...robot(20, 'https://qyapi.weixin.qq.com'), kind: z.literal('wecom') }),
  z.strictObject({ ...robot(20, 'https://oapi.dingtalk.com'), kind: z.literal('dingtalk') }),
  z.strictObject({ ...robot(100, 'https://open.feishu.cn'), kind: z.literal('feishu') }),
  z.strictObject({
    ...personal,
    kind: z.literal('mail'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(587),
    /** `implicit`: TLS from the first byte. `starttls`: asked for, and refused without. `none`: only inside a protected network. */
    tls: z.enum(['implicit', 'starttls', 'none']).default('starttls'),
    /** Whose signature on the server's certificate counts, as PEM; by default the authorities everybody knows. */
    ca: z.string().startsWith('-----BEGIN CERTIFICATE-----').optional(),
    from: z.email(),
    /** For the whole conversation, which is ten answers long. */
    timeoutMs: span.default(5000),
  }),
  z.strictObject({ ...personal, kind: z.literal('ses'), from: z.email() }),
  z.strictObject({ ...personal, kind: z.literal('sms'), url, template: z.string().optional() }),
  z.strictObject({ ...personal, kind: z.literal('voice'), url, template: z.string().optional() }),
  z.strictObject({ ...personal, kind: z.literal('sns-sms') }),
  z.strictObject({
    ...personal,
    kind: z.literal('web-push'),
    /** Who the push service may write to when something is wrong. */
    contact: z.url({ protocol: /^(https|mailto)$/ }),
    publicKey: z.string().min(80),
  }),
]);
export type ChannelConfig = z.infer<typeof ChannelConfig>;
export type ChannelOf<Kind extends ChannelConfig['kind']> = Extract<ChannelConfig, { kind: Kind }>;

/** Whether everybody reads what is sent there, whomever it is for. */
export const isRoom = ({ kind }: ChannelConfig): boolean => ['terminal', 'wecom', 'dingtalk', 'feishu'].includes(kind);

/** As DingTalk knows mobile numbers: those of the mainland bare, others with their country code. */
export const isMobile = (address: string): boolean => /^(1\d{10}|\+\d{6,15})$/.test(address);

type Address = { form: z.ZodType<string>; needed: boolean; fault: string };
const mail: Address = { form: z.email(), needed: true, fault: 'needs an e-mail address there' };
const phone: Address = { form: z.e164(), needed: true, fault: 'needs a telephone number there, as +8613800001234' };
/** Whoever has an address in a room is mentioned by it. What mentions everybody is nobody's address. */
const mention = (form: RegExp, kind: string): Address => ({
  form: z
    .string()
    .regex(form)
    .refine((id) => !/^@?all$/i.test(id)),
  needed: false,
  fault: `must be ${kind} there, or be left out`,
});
const addresses: { [K in ChannelConfig['kind']]?: Address } = {
  ...{ mail, ses: mail },
  ...{ sms: phone, voice: phone, 'sns-sms': phone },
  wecom: mention(/^[\w][\w.@-]{0,63}$/, 'a userid of WeCom'),
  dingtalk: mention(/^(\+\d{6,15}|[\w-]{1,64})$/, 'a mobile number or userid of DingTalk'),
  feishu: mention(/^[\w-]{1,64}$/, 'an open_id or user_id of Feishu'),
};

/** What is wrong with a person's address on a channel; null when nothing is. */
export function addressFault({ kind }: ChannelConfig, address: string | undefined): string | null {
  const wanted = addresses[kind];
  if (!wanted || (address === undefined && !wanted.needed) || wanted.form.safeParse(address).success) return null;
  return wanted.fault;
}
