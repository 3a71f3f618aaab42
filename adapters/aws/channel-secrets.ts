import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ChannelFailed } from '#domain/alert/channel.ts';

const keptMs = 300_000;

/** One secret holds a JSON object `channel id → secret`; channels without an entry use its `default`. Read again every five minutes. */
export function channelSecrets(client: SecretsManagerClient, secretId: string, now: () => number): (channel: string) => Promise<string> {
  let known: { secrets: Record<string, string>; readAt: number } | undefined;
  return async (channel) => {
    if (!known || now() - known.readAt > keptMs) {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      known = { secrets: JSON.parse(SecretString ?? '{}'), readAt: now() };
    }
    const secret = known.secrets[channel] ?? known.secrets.default;
    if (!secret) throw new ChannelFailed(`no secret is kept for channel "${channel}"`);
    return secret;
  };
}
