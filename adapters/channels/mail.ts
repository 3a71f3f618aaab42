import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import { type AlertCard, type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { ChannelOf } from '#domain/alert/channel-config.ts';
import { type Wording, wordingOf } from '#domain/alert/wording.ts';

export type MailSecret = { user: string; pass: string } | null;
type Config = Pick<ChannelOf<'mail'>, 'host' | 'port' | 'tls' | 'ca' | 'from' | 'timeoutMs'>;

/** Mail by SMTP. A 2xx answer is the server's taking, no proof of arrival. */
export function mailChannel(config: Config, login: () => Promise<MailSecret>): Channel {
  let transport: Promise<Transporter> | undefined;
  const opened = async () => {
    // Only where mail is configured: other deliverers never load it.
    const { createTransport } = await import('nodemailer');
    const { host, port, tls, ca, timeoutMs } = config;
    const auth = await login();
    const times = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
    const security = {
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'none',
      ...(ca ? { tls: { ca } } : {}),
    };
    return createTransport({ host, port, ...security, ...times, ...(auth ? { auth } : {}) });
  };
  return {
    async send(card, { address }) {
      if (address === undefined) throw new ChannelFailed('no mail address is kept for this person', 'never');
      try {
        transport ??= opened();
        const sending = (await transport).sendMail({ from: config.from, to: address, ...messageOf(card, config.from) });
        const sent = await inTime(sending, config.timeoutMs);
        return { delivered: false, receipt: sent.messageId };
      } catch (error) {
        // Opened anew next time: the login may have been rotated.
        transport = undefined;
        throw error instanceof ChannelFailed ? error : asFailure(error);
      }
    },
  };
}

/** A server that answers each command just in time could hold a delivery beyond its lease. */
async function inTime<T>(sending: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ChannelFailed(`the mail server did not answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
    // Whoever lost the race says nothing more.
    sending.catch(() => {});
  }
}

/** The same alert has the same Message-ID, by which mail servers and readers know a repetition. */
export function messageOf(card: AlertCard, from: string) {
  const wording = wordingOf(card);
  const { title, lines, link, acknowledge } = wording;
  const name = createHash('sha256').update(card.alertId).digest('hex').slice(0, 32);
  const links = [`打开工单 · Open: ${link}`, ...(acknowledge ? [`我已知悉 · Acknowledge: ${acknowledge}`] : [])];
  const chinese = [title.zh, ...lines.map((l) => l.zh)].join('\n');
  const english = [title.en, ...lines.map((l) => l.en)].join('\n');
  return {
    messageId: `<${name}@${from.split('@').at(-1)}>`,
    subject: title.zh,
    text: [chinese, english, links.join('\n')].join('\n\n'),
    html: htmlOf(wording),
    headers: { 'Auto-Submitted': 'auto-generated', Importance: wording.urgency === 'high' ? 'high' : 'normal' },
  };
}

function htmlOf({ title, lines, link, acknowledge }: Wording): string {
  const paragraph = (texts: string[]) => `<p>${texts.map(escaped).join('<br>')}</p>`;
  const anchor = (href: string, text: string) => `<p><a href="${escaped(href)}">${text}</a></p>`;
  return [
    paragraph([title.zh, ...lines.map((l) => l.zh)]),
    anchor(link, '打开工单 · Open the case'),
    acknowledge ? anchor(acknowledge, '我已知悉 · Acknowledge') : '',
    paragraph([title.en, ...lines.map((l) => l.en)]),
  ].join('');
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** What servers say to whoever sends too much; greylisting looks the same, and waiting is right for both. */
const slowDown = /^4\d\d[ -](?:4\.7\.\d+|[^\n]*\b(?:rate|too many|limit|throttl|greylist|slow down))/i;
const pauseSeconds = 60;
/** A login, a certificate or a missing encryption that time does not mend. */
const final: Record<string, string> = {
  EAUTH: 'the mail server refused the login',
  ENOAUTH: 'the mail server asks for a login',
  ETLS: 'the mail server offers no TLS, or shows a certificate that is not trusted',
};

/** RFC 5321: 4xx may pass another time, 5xx will not. */
function asFailure(error: unknown): ChannelFailed {
  const { responseCode, code = '', response = '', message = '' } = error as Record<string, string | undefined> & { responseCode?: number };
  if (responseCode !== undefined && responseCode < 500) {
    const refusal = `the mail server answered ${responseCode}`;
    return slowDown.test(response) ? new ChannelFailed(refusal, 'slow-down', pauseSeconds) : new ChannelFailed(refusal);
  }
  if (code in final) return new ChannelFailed(final[code]!, 'never');
  if (/certificate/i.test(message)) return new ChannelFailed(final.ETLS!, 'never');
  if (responseCode === undefined) return new ChannelFailed('the mail server could not be reached');
  return new ChannelFailed(`the mail server answered ${responseCode}`, 'never');
}
