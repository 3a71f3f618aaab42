import { describe, expect, test } from 'vitest';
import { ChannelConfig, ChannelFailed } from '#domain/alert/channel.ts';

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

test('what a channel did not take is known by its name', () => {
  expect(String(new ChannelFailed('the webhook answered 503'))).toBe('ChannelFailed: the webhook answered 503');
});
