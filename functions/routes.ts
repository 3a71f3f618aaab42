import type { Role } from './middleware/identity.ts';

/** The HTTP surface: who serves a route and who may call it. The gateway, the functions and the OpenAPI document read this table. */
export const routes = {
  'POST /v1/feedback': { served: 'intake', roles: ['source'] },
  'POST /v1/feedback/batch': { served: 'intake', roles: ['source'] },
  'GET /v1/feedback/{id}': { served: 'case-api', roles: ['source', 'agent', 'lead', 'manager', 'admin'] },
  'GET /v1/cases': { served: 'case-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'GET /v1/cases/{id}': { served: 'case-api', roles: ['agent', 'lead', 'manager', 'admin'] },
  'POST /v1/cases/{id}/claim': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/release': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/attempts': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/transfer': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/resolve': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/reopen': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/alerts/{alertId}/seen': { served: 'case-api', roles: ['agent', 'lead'] },
  'POST /v1/cases/{id}/alerts/{alertId}/acknowledged': { served: 'case-api', roles: ['agent', 'lead'] },
  'GET /v1/metrics/response': { served: 'metrics-api', roles: ['lead', 'manager', 'admin'] },
  'GET /v1/openapi.json': { served: 'case-api', roles: 'public' },
} as const satisfies Record<string, { served: string; roles: readonly Role[] | 'public' }>;

export type RouteKey = keyof typeof routes;
