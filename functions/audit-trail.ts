import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { type AuditEntry, type AuditLog, newsOnly } from '#domain/audit/audit.ts';
import type { Now } from '#domain/time.ts';
import { isId } from './handlers/case-requests.ts';
import { inTime } from './in-time.ts';
import { log } from './log.ts';
import type { Measure } from './measurements.ts';
import { repeatedHeader } from './middleware/api.ts';
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
      await inTime(audit.write(entry), patienceMs);
    } catch (error) {
      log.error('not entered in the audit', { ...entry, error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' });
      measure('AuditEntriesLost', 1);
    }
  };
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The handler, entering each success that is of interest once it is done, and each refusal of what is about customers. */
export const audited =
  (handler: Handler, trail: Trail): Handler =>
  async (event, context) => {
    const answer = await handler(event, context);
    const deed = deedOf(event, answer);
    if (deed) await trail({ who: identityOf(event).id, ...deed, ...aboutWhat(event) });
    return answer;
  };

type Told = Pick<AuditEntry, 'what' | 'detail'>;

function deedOf(event: APIGatewayProxyEventV2, { statusCode = 500, headers = {} }: APIGatewayProxyStructuredResultV2): Told | null {
  const route = event.routeKey;
  if (statusCode === 403) return /^[A-Z]+ \/v1\/(?:cases|feedback)\b/.test(route) ? { what: 'refused', detail: route } : null;
  if (statusCode >= 300 || headers[repeatedHeader] !== undefined) return null;
  // Systems ask after what they sent themselves; what staff read is of interest.
  if (route === 'GET /v1/feedback/{id}') return isSystem(event) ? null : { what: 'feedback-read' };
  if (route === 'GET /v1/cases/{id}') return { what: 'case-opened' };
  if (route === 'GET /v1/metrics/response/cases') return { what: 'figures-read', ...aboutFigure(event) };
  // Read off the route, so that an action that is added is entered too.
  const [, action] = /^POST \/v1\/cases\/\{id\}\/([a-z]+)$/.exec(route) ?? [];
  if (action === 'phone') return { what: 'phone-revealed' };
  return action ? { what: 'case-acted', detail: action } : null;
}

const isSystem = (event: APIGatewayProxyEventV2): boolean => identityOf(event).roles.every((role) => role === 'source');

/** Of a refused request the id has not been looked at: what is none of ours is not written down. */
const aboutWhat = ({ pathParameters, routeKey }: APIGatewayProxyEventV2): Pick<AuditEntry, 'caseId' | 'feedbackId'> => {
  const id = pathParameters?.id;
  if (!isId(id)) return {};
  return routeKey.includes('/v1/feedback/') ? { feedbackId: id } : { caseId: id };
};

/** Which list: its figure; it has been checked by then. */
const aboutFigure = ({ queryStringParameters: query }: APIGatewayProxyEventV2): { detail?: string } =>
  query?.figure === undefined ? {} : { detail: query.figure.slice(0, 60) };
