import * as z from 'zod';
import { ExportBody } from '#domain/audit/export.ts';
import { type ActionName, actionBodies, actionNames } from '#domain/case/action.ts';
import { ReplayBody } from '#domain/dead-letter/dead-letter.ts';
import { FeedbackBody } from '#domain/feedback/body.ts';
import { AbsenceBody, OverrideBody, PreferencesBody, SwapBody } from '#domain/roster/request.ts';
import { PresenceBody } from '#domain/staff/presence.ts';
import { schemas } from './openapi-schemas.ts';
import { responses, summaries } from './openapi-texts.ts';
import { type RouteKey, routes } from './routes.ts';

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
};

const requestBodies: Partial<Record<RouteKey, unknown>> = {
  'POST /v1/feedback': { $ref: '#/components/schemas/Feedback' },
  'POST /v1/feedback/batch': {
    type: 'object',
    required: ['items'],
    properties: { items: { type: 'array', minItems: 1, maxItems: 500, items: { $ref: '#/components/schemas/Feedback' } } },
  },
  'PUT /v1/presence': schemaOf(PresenceBody),
  'POST /v1/audit/exports': schemaOf(ExportBody),
  'POST /v1/dead-letters/replay': schemaOf(ReplayBody),
  'POST /v1/rota/absences': schemaOf(AbsenceBody),
  'POST /v1/rota/overrides': schemaOf(OverrideBody),
  'POST /v1/rota/swaps': schemaOf(SwapBody),
  'PUT /v1/me/preferences': schemaOf(PreferencesBody),
  ...Object.fromEntries(actionNames.map((name: ActionName) => [`POST /v1/cases/{id}/${name}`, schemaOf(actionBodies[name])])),
};

const parametersOf = (key: RouteKey) => [
  ...[...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  ...(summaries[key].query ?? []).map((q) => ({ in: 'query', required: false, schema: { type: 'string' }, ...q })),
  ...(actionNames.some((name) => key.endsWith(`/${name}`))
    ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } }]
    : []),
];

function operation(key: RouteKey) {
  const { roles } = routes[key];
  const { summary, success } = summaries[key];
  const body = requestBodies[key];
  return {
    summary,
    ...(roles === 'public' ? { security: [] } : { description: `Roles: ${roles.join(', ')}.` }),
    ...(parametersOf(key).length > 0 ? { parameters: parametersOf(key) } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: responses(success, roles === 'public'),
  };
}

const paths: Record<string, Record<string, unknown>> = {};
for (const key of Object.keys(routes) as RouteKey[]) {
  const [method, path] = key.split(' ') as [string, string];
  paths[path] = { ...paths[path], [method.toLowerCase()]: operation(key) };
}

/** Built from the route table and the very schemas that check the requests. */
export const openapi = {
  openapi: '3.1.0',
  info: { title: 'Earshot', version: '1', description: 'Feedback in, cases worked, figures out. Times are ISO 8601 with offset.' },
  security: [{ oidc: [] }],
  paths,
  components: {
    securitySchemes: {
      oidc: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token of the configured OIDC issuer.' },
    },
    schemas: { Feedback: schemaOf(FeedbackBody), ...schemas },
  },
};
