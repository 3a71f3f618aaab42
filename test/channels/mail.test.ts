import { afterEach, describe, expect, test } from 'vitest';
import { certificate } from './servers/certificate.ts';
import { smtpServer } from './servers/smtp.ts';
import { acknowledge, card, cardFor, failure, li, login, mailConfig, open } from './stages.ts';

let stop = async () => {};
afterEach(() => stop());
const to = { ...li, address: 'li@insurer.example' };

async function standing(...how: Parameters<typeof smtpServer> extends [unknown, ...infer Rest] ? Rest : never) {
  const server = await smtpServer(login, ...how);
  stop = server.stop;
  return server;
}

describe('a mail', () => {
  test('carries the same Message-ID when it is sent again, another one for another alert, and the page that acknowledges it', async () => {
    const server = await standing();
    const channel = open(mailConfig(server.port), login);
    const { receipt } = await channel.send(card, to);
    await channel.send(card, to);
    await channel.send(cardFor('fother'), to);
    const [first, again, other] = server.taken.map((t) => t.messageId);
    expect(first).toMatch(/^<[0-9a-f]{32}@insurer\.example>$/);
    expect([again, receipt]).toEqual([first, first]);
    expect(other).not.toBe(first);
    expect(server.taken[0]!.text).toContain(acknowledge);
  });

  test('shows mark-up in names as signs, and a name cannot add a header', async () => {
    const server = await standing();
    const evil = '<a href="http://evil.example">\r\nBcc: all@insurer.example';
    await open(mailConfig(server.port), login).send({ ...card, touchpointName: { zh: evil, en: evil } } as typeof card, to);
    const { text, to: recipients } = server.taken[0]!;
    expect(text).not.toMatch(/^bcc:/im);
    expect(text.split('<p>').slice(1).join()).not.toContain('<a href="http://evil');
    expect(recipients).toBe('li@insurer.example');
  });

  test('goes to nobody without an address', async () => {
    expect((await failure(open(mailConfig(9), login).send(card, li))).kind).toBe('never');
  });

  test('to somebody the server does not know is never taken there', async () => {
    const server = await standing();
    const error = await failure(open(mailConfig(server.port), login).send(card, { ...li, address: 'li@elsewhere.example' }));
    expect(error).toMatchObject({ kind: 'never', message: 'the mail server answered 550' });
  });

  test('through a relay that asks for no login needs none', async () => {
    const server = await standing(undefined, { relay: true });
    await open(mailConfig(server.port), null).send(card, to);
    expect(server.taken).toHaveLength(1);
  });
});

describe('a mail that must be encrypted', () => {
  const encrypted = (port: number, more: object = {}) => ({ ...mailConfig(port), tls: 'starttls', ...more });

  test('is, where the certificate is signed by whom the configuration names', async () => {
    const server = await standing(undefined, { tls: true });
    await open(encrypted(server.port, { ca: certificate }), login).send(card, to);
    expect(server.taken).toMatchObject([{ encrypted: true }]);
  });

  test.each([
    ['offers no TLS', false, {}],
    ['shows a certificate nobody vouches for', true, {}],
  ])('does not go, nor does its login, to a server that %s', async (_, tls, more) => {
    const server = await standing(undefined, { tls });
    const error = await failure(open(encrypted(server.port, more), login).send(card, to));
    expect(error).toMatchObject({ kind: 'never', message: 'the mail server offers no TLS, or shows a certificate that is not trusted' });
    expect([server.taken, server.seen.logins]).toEqual([[], 0]);
  });
});

test('a server that answers each command just in time cannot hold a delivery longer than its time', async () => {
  const server = await standing(undefined, { lingerMs: 150 });
  const error = await failure(open({ ...mailConfig(server.port), timeoutMs: 400 }, login).send(card, to));
  expect(error).toMatchObject({ kind: 'again', message: 'the mail server did not answer within 400 ms' });
});
