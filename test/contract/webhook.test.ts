import { afterEach, expect, test } from 'vitest';
import { webhookChannel } from '#adapters/channels/webhook.ts';
import { alertFor, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import { cardsOf } from '#domain/alert/card.ts';
import { ChannelFailed } from '#domain/alert/channel.ts';
import { caseOf, insurer } from './examples.ts';
import { webhookReceiver } from './webhook-receiver.ts';

const secret = `whsec_${Buffer.from('a secret of the receiver').toString('base64')}`;
let stop = async () => {};
afterEach(() => stop());

const c = caseOf('fwebhook');
const card = cardsOf(insurer, Date.now)(messageOf(pendingDelivery(alertFor(c, 'duty-manager', 'duty-wu'), 'crm', Date.now()), c));

const to = { person: 'duty-wu' };

async function sendTo(answer: Parameters<typeof webhookReceiver>[1], key = secret) {
  const receiver = await webhookReceiver(secret, answer);
  stop = receiver.stop;
  const channel = webhookChannel({ url: receiver.url, timeoutMs: 300, now: Date.now, secret: async () => key });
  return { receiver, sending: channel.send(card, to) };
}

test('a genuine alert is taken: names in both languages, a link, and nothing personal', async () => {
  const { receiver, sending } = await sendTo(() => ({ status: 204 }));
  expect(await sending).toEqual({ delivered: false });
  expect(receiver.received).toMatchObject([
    {
      id: 'cwebhook.1.duty-manager.0.duty-wu',
      body: {
        type: 'case.alert',
        data: {
          recipientName: '吴强',
          offersApology: true,
          touchpointName: { zh: '车险维修·进度', en: 'Motor repair: progress' },
          link: expect.stringContaining('cwebhook'),
        },
      },
    },
  ]);
  expect(JSON.stringify(receiver.received)).not.toMatch(/c-zhou|1380000|修理厂三天/);
});

test('only a receipt in the answer is proof of delivery', async () => {
  const { sending } = await sendTo(() => ({ status: 200, body: '{"delivered":true}' }));
  expect(await sending).toEqual({ delivered: true });
});

test('with a wrong secret the receiver refuses, and the alert counts as not sent', async () => {
  const { receiver, sending } = await sendTo(() => ({ status: 200 }), 'whsec_d3Jvbmc=');
  await expect(sending).rejects.toThrow(new ChannelFailed('the webhook answered 401', 'never'));
  expect(receiver.received).toEqual([]);
});

test('a failing, a silent and an absent receiver are failures with a reason, without the address or the secret', async () => {
  await expect((await sendTo(() => ({ status: 503 }))).sending).rejects.toThrow('the webhook answered 503');
  await stop();
  await expect((await sendTo(() => ({ status: 200, delayMs: 1000 }))).sending).rejects.toThrow('the webhook did not answer within 300 ms');
  const nobody = webhookChannel({ url: 'http://127.0.0.1:9/', timeoutMs: 300, now: Date.now, secret: async () => secret });
  await expect(nobody.send(card, to)).rejects.toThrow(new ChannelFailed('the webhook could not be reached'));
});

test('a redirect is not followed: the signed alert goes nowhere else', async () => {
  const { sending } = await sendTo(() => ({ status: 302 }));
  await expect(sending).rejects.toThrow(ChannelFailed);
});
