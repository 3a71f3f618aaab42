import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { safetyHeaders } from '../middleware/safety-headers.ts';
import type { Site, SiteFile } from '../site.ts';

/** What the pages must know to sign people in; no secrets. */
export type ConsoleConfig = { authority: string; clientId: string; scope: string };

/** Serves the console's pages: files by their names, and the one page for every other address, which then finds its own way. */
export function consoleHandler(site: Site, config: ConsoleConfig) {
  const headers = safety(new URL(config.authority).origin);
  return async ({ rawPath, headers: asked }: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    if (rawPath === '/v1' || rawPath.startsWith('/v1/')) return noSuchRoute;
    if (rawPath === '/console.json')
      return {
        statusCode: 200,
        headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify(config),
      };
    const zips = (asked['accept-encoding'] ?? '').includes('gzip');
    if (!rawPath.startsWith('/assets/')) return sent(site.get('index.html')!, { ...headers, 'cache-control': 'no-cache' }, zips);
    const file = site.get(rawPath.slice(1));
    if (!file) return { statusCode: 404, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: 'no such file' };
    // Names change with the content, but for the few that are fixed.
    const keeps = /-[A-Z0-9]{8}\.\w+$/.test(rawPath) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return sent(file, { ...headers, 'cache-control': keeps }, zips);
  };
}

function sent({ type, body, gzipped }: SiteFile, headers: Record<string, string>, zips: boolean): APIGatewayProxyStructuredResultV2 {
  const packed = zips && gzipped !== undefined;
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': type, vary: 'accept-encoding', ...(packed ? { 'content-encoding': 'gzip' } : {}) },
    body: (packed ? gzipped : body).toString('base64'),
    isBase64Encoded: true,
  };
}

/** Scripts only from here; Ant Design writes its styles into the page, so those may stand inline. The issuer renews tokens in a frame. */
const safety = (issuer: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${issuer}`,
    `frame-src 'self' ${issuer}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; '),
  ...safetyHeaders,
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
});

const noSuchRoute: APIGatewayProxyStructuredResultV2 = {
  statusCode: 404,
  headers: { ...safetyHeaders, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({ type: 'about:blank', title: 'No such route', status: 404, errors: [] }),
};
