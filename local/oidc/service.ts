import type { Handler } from '../front.ts';
import { openidHandler } from './handler.ts';
import { keysIn } from './keys.ts';
import { openidProvider } from './provider.ts';
import type { Users } from './users.ts';

/** The OpenID provider, to be mounted at `/oidc` of `front`. */
export async function startOpenid(front: { url: string }, users: Users, keysFile: string): Promise<Handler> {
  const provider = openidProvider(front.url, users, await keysIn(keysFile));
  provider.on('server_error', (_, error) => console.error(error));
  return openidHandler(provider, users);
}
