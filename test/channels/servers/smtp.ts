import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { certificate, key } from './certificate.ts';
import { casesIn, type Fault, type Taken } from './vendor.ts';

type Refusal = Error & { responseCode?: number };
const refusal = (responseCode: number, message: string): Refusal => Object.assign(new Error(message), { responseCode });

type Options = {
  limit?: { messages: number; perSeconds: number };
  tls?: boolean;
  /** Asks for no login. */
  relay?: boolean;
  /** How long it takes over each of its answers. */
  lingerMs?: number;
};

/** A mail server that knows one login and one domain, and fails as it is told: 451, silence, or silence after it has taken the mail. */
export async function smtpServer(
  login: { user: string; pass: string },
  faultOf: () => Fault = () => 'none',
  { limit, tls, relay = false, lingerMs = 0 }: Options = {},
) {
  const taken: (Taken & { messageId: string; encrypted: boolean })[] = [];
  const seen = { refused: 0, limited: 0, injected: 0, logins: 0 };
  const arrivals: number[] = [];
  const server = new SMTPServer({
    authOptional: relay,
    disableReverseLookup: true,
    allowInsecureAuth: !tls,
    ...(tls ? { key, cert: certificate } : { disabledCommands: ['STARTTLS'] }),
    onAuth({ username, password }, _session, done) {
      seen.logins++;
      if (username === login.user && password === login.pass) return done(null, { user: username });
      seen.refused++;
      done(refusal(535, 'authentication failed'));
    },
    onConnect: (_session, done) => void setTimeout(done, lingerMs),
    onMailFrom: (_address, _session, done) => void setTimeout(done, lingerMs),
    onRcptTo({ address }, _session, done) {
      if (address.endsWith('@insurer.example')) return void setTimeout(done, lingerMs);
      seen.refused++;
      done(refusal(550, 'no such user here'));
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const now = Date.now();
      if (limit && arrivals.filter((at) => at > now - limit.perSeconds * 1000).length >= limit.messages) {
        seen.limited++;
        return done(refusal(450, '4.7.1 Error: too much mail from 127.0.0.1'));
      }
      arrivals.push(now);
      const fault = faultOf();
      if (fault !== 'none') seen.injected++;
      if (fault === 'fails' || fault === 'refuses' || fault === 'breaks') return done(refusal(451, 'try again later'));
      if (fault === 'silent') return;
      const text = wordsOf(Buffer.concat(chunks).toString());
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      taken.push({
        unanswered: fault !== 'none',
        at: Date.now(),
        cases: casesIn(text),
        text,
        to,
        messageId: /^message-id: (.*)$/im.exec(text)?.[1] ?? '',
        encrypted: session.secure,
      });
      if (fault === 'none') done();
      if (fault === 'taken-breaks') done(refusal(421, 'closing the channel'));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.on('error', () => {});
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    seen,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Headers and parts with their encodings taken off, as far as these mails use them. */
function wordsOf(raw: string): string {
  const unfolded = raw.replace(/\r\n/g, '\n').replace(/\n[ \t]+/g, ' ');
  const headers = unfolded.replace(/=\?UTF-8\?B\?([^?]+)\?= ?/gi, (_, text) => Buffer.from(text, 'base64').toString());
  const quoted = (text: string) =>
    Buffer.from(
      text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString();
  return headers
    .split(/\n--[^\n]+\n?/)
    .map((part) => {
      const [head = '', ...body] = part.split('\n\n');
      const content = body.join('\n\n');
      if (/transfer-encoding: base64/i.test(head)) return `${head}\n${Buffer.from(content, 'base64').toString()}`;
      return /transfer-encoding: quoted-printable/i.test(head) ? `${head}\n${quoted(content)}` : part;
    })
    .join('\n');
}
