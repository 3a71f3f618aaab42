import type { Role } from './middleware/identity.ts';

/** The HTTP surface: who serves a route and who may call it. The gateway, the functions and the OpenAPI document read this table. */
export const routes = {
  'POST /v1/feedback': { served: 'intake', roles: ['source'] },
  'POST /v1/feedback/batch': { served: 'intake', roles: ['source'] },
  'GET /v1/feedback/{id}': { served: 'case-api', roles: ['source', 'agent', 'lead', 'manager', 'admin'] },
  'GET /v1/cases': { served: 'case-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'GET /v1/cases/changes': { served: 'case-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'GET /v1/cases/{id}': { served: 'case-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'POST /v1/cases/{id}/claim': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/release': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/attempts': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/transfer': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/resolve': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/reopen': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/phone': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/notes': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/nudge': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/order': { served: 'case-api', roles: ['lead', 'manager'] },
  'POST /v1/cases/{id}/reassign': { served: 'case-api', roles: ['lead'] },
  'POST /v1/cases/{id}/helpers': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/dismiss': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/verdict': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/alerts/{alertId}/seen': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/alerts/{alertId}/acknowledged': { served: 'case-api', roles: ['agent', 'lead'] },
  'GET /v1/metrics/response': { served: 'metrics-api', roles: ['lead', 'manager', 'admin'] },
  'GET /v1/metrics/response/cases': { served: 'metrics-api', roles: ['lead', 'manager', 'admin'] },
  'GET /v1/console': { served: 'staff-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'GET /v1/presence': { served: 'staff-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'PUT /v1/presence': { served: 'staff-api', roles: ['agent', 'lead'] },
  'GET /v1/audit': { served: 'staff-api', roles: ['admin'] },
  'POST /v1/audit/exports': { served: 'staff-api', roles: ['lead', 'manager', 'admin'] },
  'GET /v1/deliveries': { served: 'staff-api', roles: ['lead', 'admin'] },
  'GET /v1/dead-letters': { served: 'staff-api', roles: ['admin'] },
  'POST /v1/dead-letters/replay': { served: 'staff-api', roles: ['admin'] },
  'GET /v1/rota': { served: 'roster-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'GET /v1/rota/at': { served: 'roster-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'POST /v1/rota/absences': { served: 'roster-api', roles: ['agent', 'lead'] },
  'POST /v1/rota/overrides': { served: 'roster-api', roles: ['lead'] },
  'POST /v1/rota/swaps': { served: 'roster-api', roles: ['agent', 'lead'] },
  'POST /v1/rota/swaps/{id}/agree': { served: 'roster-api', roles: ['agent', 'lead'] },
  'POST /v1/rota/swaps/{id}/approve': { served: 'roster-api', roles: ['lead'] },
  'POST /v1/rota/swaps/{id}/decline': { served: 'roster-api', roles: ['agent', 'lead'] },
  'DELETE /v1/rota/absences/{id}': { served: 'roster-api', roles: ['agent', 'lead'] },
  'DELETE /v1/rota/overrides/{id}': { served: 'roster-api', roles: ['lead'] },
  'DELETE /v1/rota/swaps/{id}': { served: 'roster-api', roles: ['agent', 'lead'] },
  'GET /v1/rota/calendar-link': { served: 'roster-api', roles: ['agent', 'lead'] },
  'POST /v1/rota/calendar-link': { served: 'roster-api', roles: ['agent', 'lead'] },
  'GET /v1/me/preferences': { served: 'roster-api', roles: ['agent', 'lead'] },
  'PUT /v1/me/preferences': { served: 'roster-api', roles: ['agent', 'lead'] },
  'GET /v1/openapi.json': { served: 'case-api', roles: 'public' },
} as const satisfies Record<string, { served: string; roles: readonly Role[] | 'public' }>;

export type RouteKey = keyof typeof routes;

/** The console's pages, for every browser: they hold no data. Whatever no other route answers to a GET is one of them. */
export const pages = { served: 'console', keys: ['GET /', 'GET /{page+}'] } as const;

/** Opened from a message on somebody's phone, who is not signed in there: the signed token in the address is what lets them in. */
export const acknowledgement = { served: 'acknowledge', keys: ['GET /acknowledge/{token}', 'POST /acknowledge/{token}'] } as const;

/** Fetched by calendar programs, which sign in nowhere: the signed token in the address names one person, and shows that person's shifts. */
export const calendars = { served: 'roster-api', keys: ['GET /v1/rota/calendar/{file}'] } as const;
