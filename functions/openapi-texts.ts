import { matterStates } from '#domain/case/case.ts';
import { behindParameters, responseParameters } from './openapi-figures.ts';
import { ref, text, time } from './openapi-pieces.ts';
import { rotaSummaries } from './openapi-rota.ts';
import { staffSummaries } from './openapi-staff.ts';
import type { RouteKey } from './routes.ts';

type Query = { name: string; description: string; required?: boolean; schema?: unknown };
type Success = { status: number; description: string; schema?: unknown };
const number = { phone: text, source: text, submittedAt: time };
const numbers = {
  type: 'object',
  required: ['phone', 'source', 'submittedAt', 'earlier'],
  properties: { ...number, earlier: { type: 'array', items: { type: 'object', properties: number } } },
};
const theCase: Success = { status: 200, description: 'The case', schema: ref('Case') };

export const summaries: Record<RouteKey, { summary: string; query?: Query[]; success: Success }> = {
  'POST /v1/feedback': {
    summary: 'Send one feedback. Repeating source + sourceId answers the same feedbackId; the first stored body wins.',
    success: {
      status: 202,
      description: 'Durably taken in',
      schema: { type: 'object', required: ['feedbackId'], properties: { feedbackId: { type: 'string' } } },
    },
  },
  'POST /v1/feedback/batch': {
    summary: 'Send up to 500; each item is wholly accepted or rejected.',
    success: { status: 200, description: 'What became of each item', schema: ref('BatchResult') },
  },
  'GET /v1/feedback/{id}': {
    summary:
      'A feedback with its judgement and reasons; status "pending" until it is stored. A source reads its own; an agent what belongs to a case the agent may see; lead, manager and admin any.',
    success: { status: 200, description: 'The feedback', schema: ref('StoredFeedback') },
  },
  'GET /v1/cases': {
    summary: 'Cases of the own teams (agent) or of all (lead, manager, admin), queue by queue, open ones first, newest first.',
    query: [
      { name: 'state', description: matterStates.join(', ') },
      { name: 'team', description: 'A team id' },
      { name: 'owner', description: 'Who has it in hand or is proposed' },
      { name: 'customer', description: 'A customer id' },
      { name: 'limit', description: '1 to 200, default 50' },
      { name: 'cursor', description: 'From the page before' },
    ],
    success: {
      status: 200,
      description: 'A page; cursor is null on the last one',
      schema: {
        type: 'object',
        properties: { items: { type: 'array', items: ref('CaseListItem') }, cursor: { type: ['string', 'null'] } },
      },
    },
  },
  'GET /v1/cases/{id}': { summary: 'A case with timeline, deadlines and alerts.', success: theCase },
  'POST /v1/cases/{id}/claim': { summary: 'Claim: a promise to call. A lost claim is 409 and carries the owner.', success: theCase },
  'POST /v1/cases/{id}/release': { summary: 'Give a claim back before contact.', success: theCase },
  'POST /v1/cases/{id}/attempts': {
    summary:
      'Record one try to reach the customer. nextAttemptAt, at most 14 days ahead, is a deadline that alerts the owner; required for outcome "later", refused for "reached" and "proxy".',
    success: theCase,
  },
  'POST /v1/cases/{id}/transfer': { summary: 'Hand over to another team; the first-contact owner stays named.', success: theCase },
  'POST /v1/cases/{id}/resolve': { summary: 'Say it is solved, with root cause, responsible party and actions.', success: theCase },
  'POST /v1/cases/{id}/reopen': { summary: 'Take a resolved case up again; a new callback is owed.', success: theCase },
  'POST /v1/cases/{id}/phone': {
    summary: 'The whole phone number, for the owner only; the timeline says that it was looked at. 409 when none is known.',
    success: { status: 200, description: 'The newest number, and other ones that other sources gave before', schema: numbers },
  },
  'POST /v1/cases/{id}/notes': { summary: 'Write a note: everybody who may see the case, helpers too.', success: theCase },
  'POST /v1/cases/{id}/nudge': {
    summary:
      'The first-contact owner asks whoever the matter was handed to to hurry; again only after the policy’s nudgePause (5 minutes).',
    success: theCase,
  },
  'POST /v1/cases/{id}/order': {
    summary:
      'A lead or manager orders to act: the owner is alerted, or, while nobody has it, the team on duty. The same people again only after the policy’s nudgePause (5 minutes).',
    success: theCase,
  },
  'POST /v1/cases/{id}/reassign': {
    summary: 'A lead gives the case to a member of a callback team, or, with person null, a claimed one back to the team.',
    success: theCase,
  },
  'POST /v1/cases/{id}/helpers': { summary: 'Ask a colleague to help, who may then read the case and write notes.', success: theCase },
  'POST /v1/cases/{id}/dismiss': { summary: 'End the help of a colleague, who no longer sees the case for that reason.', success: theCase },
  'POST /v1/cases/{id}/verdict': { summary: 'Say whether the judgement was right.', success: theCase },
  'POST /v1/cases/{id}/alerts/{alertId}/seen': { summary: 'The recipient has seen the alert.', success: theCase },
  'POST /v1/cases/{id}/alerts/{alertId}/acknowledged': {
    summary: 'The recipient acknowledges the alert. This is not a claim.',
    success: theCase,
  },
  'GET /v1/metrics/response': {
    summary: 'Response and resolution figures of cases whose first feedback was sent in the period.',
    query: responseParameters,
    success: { status: 200, description: 'Figures in seconds and shares', schema: ref('Response') },
  },
  'GET /v1/metrics/response/cases': {
    summary: 'What one of these figures counts, case by case, newest first; as many as the figure says.',
    query: behindParameters,
    success: { status: 200, description: 'A page; cursor is null on the last one', schema: ref('CasesBehind') },
  },
  ...staffSummaries,
  ...rotaSummaries,
  'GET /v1/openapi.json': { summary: 'This document.', success: { status: 200, description: 'OpenAPI 3.1', schema: { type: 'object' } } },
};

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } });

export const responses = ({ status, description, schema }: Success, isPublic: boolean) => ({
  [status]: { description, content: { 'application/json': { schema: schema ?? {} } } },
  ...(isPublic
    ? {}
    : {
        400: problem('Faults, by field'),
        401: problem('No valid token'),
        403: problem('Not allowed for this role or person'),
        404: problem('No such thing'),
        409: problem('Not possible in this state, or somebody else was faster'),
        413: problem('A body over 5 MB'),
        422: problem('The Idempotency-Key was used for another request'),
        503: problem('Not possible just now; the same request may be sent again'),
      }),
});
