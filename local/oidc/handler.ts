import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { loginPage } from './login-page.ts';
import type { Users } from './users.ts';

const mount = '/oidc';

/** Everything below `/oidc`: the development login page, and the provider itself. */
export function openidHandler(provider: Provider, { users }: Users) {
  const answer = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (request.url?.startsWith(`${mount}/login/`)) await login(request, response);
      else await answer(mounted(request), response);
    } catch (error) {
      // an interaction that expired, or a page opened twice
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`登录已过期，请返回重试。 The login has expired: go back and try again. (${(error as Error).message})\n`);
    }
  };

  async function login(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(loginPage(users));
      return;
    }
    const id = new URLSearchParams(await text(request)).get('user');
    if (!users.some((user) => user.id === id)) throw new Error(`there is no user ${id}`);
    await provider.interactionFinished(request, response, { login: { accountId: id } });
  }
}

/** The provider finds its mount path by comparing the two. */
function mounted(request: IncomingMessage): IncomingMessage {
  const whole = request.url ?? mount;
  return Object.assign(request, { originalUrl: whole, url: whole.slice(mount.length) || '/' });
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 10_000) throw new Error('the form is too large');
  }
  return body;
}
