import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ChannelFailed } from '#domain/alert/channel.ts';
import { ChannelConfig, isRoom } from '#domain/alert/channel-config.ts';

const names = { zh: '值班群', en: 'Duty group' };
const webhook = { id: 'duty-group', kind: 'webhook', ...names, url: 'https://hook.example/alerts' };
const accepts = (changes: object) => ChannelConfig.safeParse({ ...webhook, ...changes }).success;

describe('a channel', () => {
  test('is a terminal or a webhook, with a name in both languages', () => {
    expect(ChannelConfig.parse({ id: 'screen', kind: 'terminal', ...names })).toEqual({ id: 'screen', kind: 'terminal', ...names });
    expect(ChannelConfig.parse(webhook)).toEqual({ ...webhook, timeoutMs: 3000 });
    for (const wrong of [{ kind: 'pigeon' }, { kind: '' }, { zh: undefined }, { en: undefined }]) expect(accepts(wrong)).toBe(false);
  });

  test.each(['screen', 'b2', 'duty-group'])('may be called %s', (id) => expect(accepts({ id })).toBe(true));
  test.each(['', '2b', '-b', 'B', 'duty group', 'duty_group', 'b\n'])('may not be called %j', (id) => expect(accepts({ id })).toBe(false));

  test('calls its webhook by http or https', () => {
    expect(
      ['http://10.0.0.7/a', 'https://a.example', 'ftp://a.example', 'httpsx://a.example', 'xhttp://a.example', 'hook'].map((url) =>
        accepts({ url }),
      ),
    ).toEqual([true, true, false, false, false, false]);
  });

  test('waits at most five seconds for its webhook, well below the lease of an alert', () => {
    expect([1, 5000, 5001, 0, -1, 2.5].map((timeoutMs) => accepts({ timeoutMs }))).toEqual([true, true, false, false, false, false]);
  });
});

describe('what an insurer writes of a channel', () => {
  const parsed = (config: object) => ChannelConfig.parse({ id: 'x', ...names, ...config });
  const push = { kind: 'web-push', contact: 'mailto:it@insurer.example', publicKey: 'B'.repeat(87) };

  test('may leave out addresses and limits of the vendors: they are known', () => {
    expect(parsed({ kind: 'wecom' })).toMatchObject({ url: 'https://qyapi.weixin.qq.com', limit: { messages: 20, perSeconds: 60 } });
    expect(parsed({ kind: 'dingtalk' })).toMatchObject({ url: 'https://oapi.dingtalk.com', limit: { messages: 20, perSeconds: 60 } });
    expect(parsed({ kind: 'feishu' })).toMatchObject({ url: 'https://open.feishu.cn', limit: { messages: 100, perSeconds: 60 } });
    expect(parsed({ kind: 'mail', host: 'mail.example', from: 'a@b.example' })).toMatchObject({
      port: 587,
      tls: 'starttls',
      timeoutMs: 5000,
    });
  });

  test.each([
    ['a secret', { kind: 'wecom', key: 'k' }],
    ['a login', { kind: 'mail', host: 'mail.example', from: 'a@b.example', pass: 'p' }],
    ['a private key', { ...push, privateKey: 'p' }],
    ['a word that is misspelt', { kind: 'feishu', timeout: 5 }],
  ])('has no place for %s', (_, config) => expect(() => parsed(config)).toThrow(/Unrecognized key/));

  test('says which room everybody reads', () => {
    const rooms = ['terminal', 'wecom', 'dingtalk', 'feishu'].map((kind) => isRoom(parsed({ kind })));
    expect([...rooms, isRoom(parsed(push)), isRoom(ChannelConfig.parse(webhook))]).toEqual([true, true, true, true, false, false]);
  });

  test('in the sample of every kind is right, and every kind is there once', () => {
    const sample = JSON.parse(readFileSync(new URL('../../../config/sample-channels.json', import.meta.url), 'utf8')) as object[];
    const kinds = sample.map((config) => ChannelConfig.parse(config).kind);
    expect(kinds.toSorted()).toEqual(ChannelConfig.options.map(({ shape }) => shape.kind.value).toSorted());
  });
});

test('what a channel did not take is known by its name', () => {
  expect(String(new ChannelFailed('the webhook answered 503'))).toBe('ChannelFailed: the webhook answered 503');
});
