import { afterEach, expect, test } from 'vitest';
import { memorySubscriptions } from '#adapters/memory/push-subscriptions.ts';
import { PushSubscription, type PushSubscriptions } from '#domain/alert/subscription.ts';
import { pushServer } from './servers/push.ts';
import type { Fault } from './servers/vendor.ts';
import { card, failure, li, open, pushConfig, summary, vapid } from './stages.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Browser = Awaited<ReturnType<typeof pushServer>>;
async function browser(subscriptions: PushSubscriptions, fault: Fault = 'none'): Promise<Browser> {
  const server = await pushServer(vapid.publicKey, () => fault);
  stops.push(server.stop);
  await subscriptions.keep('agent-li', server.subscription);
  return server;
}
const channelFor = (subscriptions: PushSubscriptions, key = vapid.privateKey) => open(pushConfig(vapid.publicKey), key, { subscriptions });

test('a push shows a genuine token, and only the browser can read it', async () => {
  const subscriptions = memorySubscriptions();
  const server = await browser(subscriptions);
  await channelFor(subscriptions).send(card, li);
  await server.tokensAreGenuine();
  expect(server.taken).toHaveLength(1);
  expect(server.asked[0]!.body.toString('latin1')).not.toContain('cases');
});

test('says to the push service how urgent it is, how long it is worth keeping, and replaces what was said of the same case', async () => {
  const subscriptions = memorySubscriptions();
  const server = await browser(subscriptions);
  const channel = channelFor(subscriptions);
  await channel.send({ ...card, severity: 'urgent' } as typeof card, li);
  await channel.send(summary, li);
  expect(server.asked.map(({ headers }) => [headers.urgency, headers.ttl])).toEqual([
    ['high', '300'],
    ['normal', '300'],
  ]);
});

test('every browser of a person is told; one that takes it is enough', async () => {
  const subscriptions = memorySubscriptions();
  const servers = [await browser(subscriptions), await browser(subscriptions), await browser(subscriptions, 'fails')];
  await channelFor(subscriptions).send(card, li);
  expect(servers.map(({ taken }) => taken.length)).toEqual([1, 1, 0]);
});

test('a browser that took it back is forgotten, and then nobody is there to be told', async () => {
  const subscriptions = memorySubscriptions();
  const server = await browser(subscriptions);
  server.goAway();
  for (const _ of [1, 2]) expect((await failure(channelFor(subscriptions).send(card, li))).kind).toBe('never');
  expect(await subscriptions.of('agent-li')).toEqual([]);
});

test('where one browser is gone and another fails, the other decides: it is worth another try', async () => {
  const subscriptions = memorySubscriptions();
  (await browser(subscriptions)).goAway();
  const failing = await browser(subscriptions, 'fails');
  expect((await failure(channelFor(subscriptions).send(card, li))).kind).toBe('again');
  expect(await subscriptions.of('agent-li')).toEqual([failing.subscription]);
});

test('keys that cannot be used are never sent with, and a browser is not forgotten for them', async () => {
  const subscriptions = memorySubscriptions();
  const server = await browser(subscriptions);
  const error = await failure(channelFor(subscriptions, 'not a key').send(card, li));
  expect([error.kind, error.message.includes('not a key')]).toEqual(['never', false]);
  expect(await subscriptions.of('agent-li')).toEqual([server.subscription]);
});

test('a subscription names a push service of a browser, and nothing else is ever called', () => {
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
  const accepts = (endpoint: string) => PushSubscription.safeParse({ endpoint, keys }).success;
  const services = ['https://fcm.googleapis.com/fcm/send/1', 'https://updates.push.services.mozilla.com/1', 'https://web.push.apple.com/1'];
  expect(services.map(accepts)).toEqual([true, true, true]);
  const others = [
    ...['http://fcm.googleapis.com/1', 'https://169.254.169.254/', 'https://evilfcm.googleapis.com/1', 'https://localhost/1'],
    ...[
      'https://fcm.googleapis.com.evil.example/1',
      'https://evil.example/?fcm.googleapis.com',
      'https://fcm.googleapis.com@evil.example/',
    ],
  ];
  expect(others.filter(accepts)).toEqual([]);
});
