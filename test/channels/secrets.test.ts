import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, expect, test } from 'vitest';
import { channelSecrets } from '#adapters/aws/channel-secrets.ts';
import { awsServer } from '../contract/aws-server.ts';
import { card, failure, li, open } from './stages.ts';

let close: () => Promise<unknown> = async () => {};
afterEach(() => close());

async function kept(secrets: object, now = () => 0) {
  const aws = await awsServer();
  close = aws.close;
  aws.state.answer = () => ({ body: { SecretString: JSON.stringify(secrets) } });
  return { aws, secretOf: channelSecrets(new SecretsManagerClient(aws.client), 'channels', now) };
}

test('a channel has a secret of its own, a text or the JSON of an object; others sign with the default', async () => {
  const { secretOf } = await kept({ crm: 'one', duty: { token: 't', secret: 's' }, default: 'all' });
  expect([await secretOf('crm'), await secretOf('duty'), await secretOf('other')]).toEqual(['one', '{"token":"t","secret":"s"}', 'all']);
});

test('the default is never taken for the key of a robot: it would be told to its vendor', async () => {
  const { secretOf } = await kept({ default: 'all' });
  for (const kind of ['wecom', 'dingtalk', 'feishu']) {
    const channel = open({ kind, url: 'http://127.0.0.1:9' }, '', { secrets: secretOf });
    expect(await failure(channel.send(card, li))).toMatchObject({ kind: 'never', message: 'no secret is kept for channel "x"' });
  }
});

test('names that every object has are no secrets', async () => {
  const { secretOf } = await kept({ default: 'all' });
  expect(await secretOf('constructor')).toBe('all');
  expect((await failure(secretOf('constructor', 'own'))).kind).toBe('never');
});

test('secrets are read again after five minutes, so that a new one counts', async () => {
  let now = 0;
  const { aws, secretOf } = await kept({ crm: 'old' }, () => now);
  expect(await secretOf('crm')).toBe('old');
  aws.state.answer = () => ({ body: { SecretString: '{"crm":"new"}' } });
  now = 299_000;
  expect(await secretOf('crm')).toBe('old');
  now = 301_000;
  expect(await secretOf('crm')).toBe('new');
});

test.each(['dingtalk', 'feishu', 'mail'])('a secret of %s that is not what it needs names the channel and not the secret', async (kind) => {
  const config = kind === 'mail' ? { kind, host: '127.0.0.1', from: 'earshot@insurer.example' } : { kind, url: 'http://127.0.0.1:9' };
  const error = await failure(open(config, '{"pass":"hunter2"}').send(card, { ...li, address: 'li@insurer.example' }));
  expect(error).toMatchObject({ kind: 'never', message: 'the secret of channel "x" is not what its kind needs' });
});
