import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { AcknowledgeLinks } from '#adapters/links/acknowledge-links.ts';
import type { Ledger } from '#domain/alert/ledger.ts';
import type { Now } from '#domain/time.ts';
import { acknowledgePage, type PageState } from '../acknowledge-page.ts';
import { safetyHeaders } from '../middleware/safety-headers.ts';

export type AcknowledgePorts = {
  links: Pick<AcknowledgeLinks, 'read'>;
  ledger: Pick<Ledger, 'record'>;
  timeZone: string;
  consoleUrl: string;
  now: Now;
};

/** A page on GET, the deed on POST: whatever follows links by itself, as previews in chats do, acknowledges nothing. */
export const acknowledgeHandler =
  ({ links, ledger, timeZone, consoleUrl, now }: AcknowledgePorts) =>
  async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const alert = await links.read(event.pathParameters?.token ?? '');
    if (!alert) return page(404, { kind: 'unknown' });
    const caseLink = consoleUrl.replace(/\/?$/, `/${encodeURIComponent(alert.caseId)}`);
    if (event.requestContext.http.method !== 'POST') return page(200, { kind: 'asks', caseLink });
    const at = now();
    if (!(await ledger.record(alert.caseId, alert.alertId, 'acknowledged', at))) return page(404, { kind: 'unknown' });
    await ledger.record(alert.caseId, alert.alertId, 'seen', at);
    return page(200, { kind: 'done', caseLink, at: clockOf(at, timeZone) });
  };

const clockOf = (at: number, timeZone: string): string => new Intl.DateTimeFormat('zh-CN', { timeZone, timeStyle: 'medium' }).format(at);

const page = (statusCode: number, state: PageState): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ...safetyHeaders,
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  },
  body: acknowledgePage(state),
});
