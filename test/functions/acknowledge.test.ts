import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { acknowledgeLinks } from '#adapters/links/acknowledge-links.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { alertFor, pendingDelivery } from '#domain/alert/alert.ts';
import { acknowledgeHandler } from '#functions/handlers/acknowledge.ts';
import { caseOf, click } from '../contract/examples.ts';

/** An alert that went out to Li, and the page its link leads to. */
async function sentToLi() {
  const clock = { now: click + 30_000 };
  const now = () => clock.now;
  const ledger = memoryLedger();
  const row = pendingDelivery(alertFor(caseOf('fack'), 'owner', 'agent-li'), 'mail', click);
  await ledger.addPending([row]);
  await ledger.settle(row, { sent: click + 1000 });
  const links = acknowledgeLinks('https://earshot.example/acknowledge', async () => 'a secret', now);
  const handler = acknowledgeHandler({ links, ledger, timeZone: 'Asia/Shanghai', consoleUrl: 'https://earshot.example/cases', now });
  const tokenOf = async (alert = row) => (await links.linkTo(alert)).split('/').at(-1)!;
  const ask = async (method: string, token: string) => {
    const event = { pathParameters: { token }, requestContext: { http: { method } } };
    return handler(event as unknown as APIGatewayProxyEventV2);
  };
  return { clock, ask, tokenOf, row: async () => (await ledger.get(row))!.at };
}

describe('the link in a personal message', () => {
  test('opens a page that acknowledges nothing: previews of chats open links too', async () => {
    const { ask, tokenOf, row } = await sentToLi();
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(method, await tokenOf());
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('<form method="post">');
    }
    expect(await row()).toEqual({ pending: click, sent: click + 1000 });
  });

  test('acknowledges on the press of the button, once, with the time and the way to the case', async () => {
    const { ask, tokenOf, row, clock } = await sentToLi();
    const answer = await ask('POST', await tokenOf());
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    expect(answer.body).toContain('10:00:30');
    expect(answer.body).toContain('https://earshot.example/cases/cack');
    clock.now += 60_000;
    await ask('POST', await tokenOf());
    expect(await row()).toMatchObject({ acknowledged: click + 30_000, seen: click + 30_000 });
  });

  test('runs no script and names nobody', async () => {
    const { ask, tokenOf } = await sentToLi();
    const { body, headers } = await ask('GET', await tokenOf());
    expect(headers?.['content-security-policy']).toContain("default-src 'none'");
    expect(body).not.toMatch(/<script|agent-li|李敏/);
  });

  test.each([
    [
      'another alert',
      (token: string) => `${Buffer.from(JSON.stringify(['cother', 'cother.1', 9e15])).toString('base64url')}.${token.split('.')[1]}`,
    ],
    ['no signature', (token: string) => token.split('.')[0]!],
    [
      'a longer life',
      (token: string) =>
        `${Buffer.from(`${Buffer.from(token.split('.')[0]!, 'base64url')} `).toString('base64url')}.${token.split('.')[1]}`,
    ],
    ['nothing', () => ''],
    ['noise', () => 'x.y'],
    ['very much', () => 'a'.repeat(100_000)],
  ])('with %s in it is refused on GET and on POST, and changes nothing', async (_, forge) => {
    const { ask, tokenOf, row } = await sentToLi();
    const forged = forge(await tokenOf());
    for (const method of ['GET', 'POST']) expect((await ask(method, forged)).statusCode).toBe(404);
    expect(await row()).not.toHaveProperty('acknowledged');
  });

  test('is good for a day', async () => {
    const { ask, tokenOf, clock } = await sentToLi();
    const token = await tokenOf();
    clock.now += 86_400_000;
    expect((await ask('GET', token)).statusCode).toBe(200);
    clock.now += 1;
    expect((await ask('POST', token)).statusCode).toBe(404);
  });

  test('of another secret is not ours', async () => {
    const { ask } = await sentToLi();
    const others = acknowledgeLinks(
      'https://x.example/acknowledge',
      async () => 'another secret',
      () => click,
    );
    const token = (await others.linkTo({ caseId: 'cack', alertId: 'cack.1' })).split('/').at(-1)!;
    expect((await ask('POST', token)).statusCode).toBe(404);
  });
});
