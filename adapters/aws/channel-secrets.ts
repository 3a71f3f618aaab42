import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ChannelFailed } from '#domain/alert/channel.ts';

const keptMs = 300_000;

/** One secret holds a JSON object `channel id → secret`, a text or an object; channels without an entry sign with its `default`. Read again every five minutes. */
export function channelSecrets(
  client: SecretsManagerClient,
  secretId: string,
  now: () => number,
): (channel: string, which?: 'own') => Promise<string> {
  let known: { secrets: Record<string, unknown>; readAt: number } | undefined;
  return async (channel, which) => {
    if (!known || now() - known.readAt > keptMs) {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      known = { secrets: JSON.parse(SecretString ?? '{}'), readAt: now() };
    }
    const name = Object.hasOwn(known.secrets, channel) || which === 'own' ? channel : 'default';
    const secret = Object.hasOwn(known.secrets, name) ? known.secrets[name] : undefined;
    if (secret === undefined) throw new ChannelFailed(`no secret is kept for channel "${channel}"`, 'never');
    return typeof secret === 'string' ? secret : JSON.stringify(secret);
  };
}
