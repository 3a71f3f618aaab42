import Provider, { type Context } from 'oidc-provider';
import { audience, resource, tokenSeconds } from './audience.ts';
import type { Keys } from './keys.ts';
import { logoutPage } from './login-page.ts';
import { Sessions } from './sessions.ts';
import type { Users } from './users.ts';

/** The certified oidc-provider, configured for the sample's people (code + PKCE) and systems (client credentials). */
export function openidProvider(origin: string, users: Users, { jwks, cookieKey }: Keys): Provider {
  const person = (id: string) => users.users.find((user) => user.id === id);
  const system = (id: string) => users.clients.find((client) => client.id === id);

  const systems = users.clients.map(({ id, secret }) => ({
    client_id: id,
    client_secret: secret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  }));
  const earshotConsole = {
    client_id: 'earshot-console',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [`${origin}/`, `${origin}/callback`, 'http://127.0.0.1/cli'],
    post_logout_redirect_uris: [`${origin}/`],
  };

  return new Provider(`${origin}/oidc`, {
    adapter: Sessions,
    jwks,
    cookies: { keys: [cookieKey] },
    clients: [...systems, earshotConsole],
    clientDefaults: { id_token_signed_response_alg: 'RS256' },
    findAccount: (_: Context, id: string) =>
      person(id) && { accountId: id, claims: () => ({ sub: id, name: person(id)?.name, role: person(id)?.role }) },
    claims: { openid: ['sub', 'role'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: { body: string }, form: string) => {
          context.body = logoutPage(form);
        },
      },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'api',
          audience,
          accessTokenTTL: tokenSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_: Context, token: { accountId?: string; clientId: string }) => {
      const { role, source } = (token.accountId ? person(token.accountId) : system(token.clientId)) ?? {};
      return { role, ...(source && { source }) };
    },
    pkce: { required: () => true },
    clientBasedCORS: (_: Context, asking: string) => asking === origin,
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/oidc/login/${uid}` },
    loadExistingGrant,
    ttl: {
      Session: 12 * 3_600,
      Grant: 12 * 3_600,
      Interaction: 3_600,
      IdToken: tokenSeconds,
      AuthorizationCode: 60,
      AccessToken: tokenSeconds,
      ClientCredentials: tokenSeconds,
    },
    renderError: (context: { type: string; body: string }, { error, error_description }: { error: string; error_description?: string }) => {
      context.type = 'text/plain; charset=utf-8';
      context.body = `${error}: ${error_description ?? ''}\n`;
    },
  });
}

/** Earshot's own console needs nobody's consent. */
async function loadExistingGrant({ oidc: { client, session, provider } }: Context) {
  const id = session.grantIdFor(client.clientId);
  const existing = id && (await provider.Grant.find(id));
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(resource, 'api');
  await grant.save();
  return grant;
}
