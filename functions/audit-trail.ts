import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { type AuditEntry, type AuditLog, newsOnly } from '#domain/audit/audit.ts';
import type { Now } from '#domain/time.ts';
import { log } from './log.ts';
import type { Measure } from './measurements.ts';
import { identityOf } from './middleware/identity.ts';

/** Enters what somebody did. Never fails, and keeps nobody waiting for long. */
export type Trail = (entry: Omit<AuditEntry, 'at'>) => Promise<void>;

const patienceMs = 1000;

/** What cannot be entered in time is said aloud and counted: the deed itself is done, and its answer must go out. */
export function auditTrail(audit: AuditLog, now: Now, measure: Measure): Trail {
  const isNews = newsOnly();
  return async (deed) => {
    const entry = { at: now(), ...deed };
    if (!isNews(entry)) return;
    try {
      await inTime(audit.write(entry));
    } catch (error) {
      log.error('not entered in the audit', { ...entry, error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' });
      measure('AuditEntriesLost', 1);
    }
  };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${patienceMs} ms`)), patienceMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The handler, entering each success that is of interest once it is done. */
export const audited =
  (handler: Handler, trail: Trail): Handler =>
  async (event, context) => {
    const answer = await handler(event, context);
    const deed = deedOf(event.routeKey);
    if (deed && (answer.statusCode ?? 500) < 300)
      await trail({ who: identityOf(event).id, ...deed, ...aboutCase(event), ...aboutFigure(event) });
    return answer;
  };

/** Read off the route, so that an action that is added is entered too. */
function deedOf(route: string): Pick<AuditEntry, 'what' | 'detail'> | null {
  if (route === 'GET /v1/cases/{id}') return { what: 'case-opened' };
  if (route === 'GET /v1/metrics/response/cases') return { what: 'figures-read' };
  const [, action] = /^POST \/v1\/cases\/\{id\}\/([a-z]+)$/.exec(route) ?? [];
  if (action === 'phone') return { what: 'phone-revealed' };
  return action ? { what: 'case-acted', detail: action } : null;
}

const aboutCase = ({ pathParameters }: APIGatewayProxyEventV2): { caseId?: string } =>
  pathParameters?.id === undefined ? {} : { caseId: pathParameters.id };

/** Which list: its figure; it has been checked by then. */
const aboutFigure = ({ queryStringParameters: query }: APIGatewayProxyEventV2): { detail?: string } =>
  query?.figure === undefined ? {} : { detail: query.figure.slice(0, 60) };
