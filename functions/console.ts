import { ConsoleEnv } from './environments.ts';
import { consoleHandler } from './handlers/console.ts';
import { readSite } from './site.ts';

const env = ConsoleEnv.parse(process.env);

export const handler = consoleHandler(readSite(new URL('./site/', import.meta.url)), {
  authority: env.ISSUER,
  clientId: env.CONSOLE_CLIENT,
  scope: env.CONSOLE_SCOPE,
});
