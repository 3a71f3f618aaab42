import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { channelSecrets } from '#adapters/aws/channel-secrets.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import { acknowledgeLinks } from '#adapters/links/acknowledge-links.ts';
import { AcknowledgeEnv } from './environments.ts';
import { acknowledgeHandler } from './handlers/acknowledge.ts';
import { readInsurer } from './insurer.ts';

const env = AcknowledgeEnv.parse(process.env);
const { timeZone, consoleUrl } = readInsurer(env.INSURER_FILE);
const secrets = channelSecrets(new SecretsManagerClient({}), env.CHANNELS_SECRET, Date.now);

export const handler = acknowledgeHandler({
  links: acknowledgeLinks('', () => secrets('acknowledge'), Date.now),
  ledger: dynamoLedger(documents(new DynamoDBClient({})), env.DELIVERIES_TABLE),
  timeZone,
  consoleUrl,
  now: Date.now,
});
