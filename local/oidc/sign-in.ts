import { createHash, randomBytes } from 'node:crypto';
import type { Users } from './users.ts';

/** There is no token to be had; the text is for the user. */
export class SignInError extends Error {
  override name = 'SignInError';
}

/** Gets an access token from a running Earshot, as a system (client credentials) or as a person (code + PKCE, through the login page). */
export async function signIn(url: string, id: string, { users, clients }: Users): Promise<string> {
  const client = clients.find((candidate) => candidate.id === id);
  if (client)
    return token(
      url,
      { grant_type: 'client_credentials' },
      `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(client.secret)}`)}`,
    );
  if (users.some((user) => user.id === id)) return signInPerson(url, id);
  const everyone = [...clients, ...users].map((each) => each.id).join(', ');
  throw new SignInError(`there is no user ${id}; known: ${everyone}`);
}

const redirect_uri = 'http://127.0.0.1/cli';

async function signInPerson(url: string, id: string): Promise<string> {
  const code_verifier = randomBytes(32).toString('base64url');
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
  const challenge = { code_challenge, code_challenge_method: 'S256', state: randomBytes(8).toString('hex') };
  const query = new URLSearchParams({ client_id: 'earshot-console', response_type: 'code', scope: 'openid', redirect_uri, ...challenge });
  const visit = browser();
  const loginPage = await visit(`${url}/oidc/auth?${query}`);
  const resume = await visit(loginPage, new URLSearchParams({ user: id }));
  const arrived = new URL(await visit(resume));
  const code = arrived.searchParams.get('code');
  if (!code)
    throw new SignInError(`the provider refused: ${arrived.searchParams.get('error_description') ?? arrived.searchParams.get('error')}`);
  return token(url, { grant_type: 'authorization_code', client_id: 'earshot-console', redirect_uri, code, code_verifier });
}

/** Follows one redirect at a time and keeps the cookies, as a browser would. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: URLSearchParams): Promise<string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { method: form ? 'POST' : 'GET', body: form, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new SignInError(`${url} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return new URL(location, url).href;
  };
}

async function token(url: string, parameters: Record<string, string>, authorization?: string): Promise<string> {
  const headers: Record<string, string> = authorization ? { authorization } : {};
  const response = await fetch(`${url}/oidc/token`, { method: 'POST', headers, body: new URLSearchParams(parameters) });
  const answer = (await response.json()) as { access_token?: string; error?: string; error_description?: string };
  if (!answer.access_token) throw new SignInError(`the provider refused: ${answer.error} ${answer.error_description ?? ''}`);
  return answer.access_token;
}
