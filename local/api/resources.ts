import * as z from 'zod';
import { boolean, inert, number, resourceType } from '../template/resource-type.ts';

const file = 'local/api/resources.ts';
const forPeople = inert('a text for people');

const api = resourceType({
  file,
  ref: ({ name }) => name,
  attributes: { ApiId: ({ name }) => name, ApiEndpoint: ({ endpoints }) => endpoints.front },
  properties: z.strictObject({
    Name: forPeople,
    Description: forPeople,
    ProtocolType: z.literal('HTTP'),
    CorsConfiguration: z
      .strictObject({
        AllowOrigins: z.array(z.string()).default([]),
        AllowMethods: z.array(z.string()).default([]),
        AllowHeaders: z.array(z.string()).default([]),
        ExposeHeaders: z.array(z.string()).default([]),
        AllowCredentials: boolean().default(false),
        MaxAge: number().optional(),
      })
      .optional(),
    DisableExecuteApiEndpoint: inert('there is one address on this machine'),
    Tags: inert('labels for bills'),
  }),
});

const route = resourceType({
  file,
  ref: ({ name }) => name,
  attributes: {},
  properties: z.strictObject({
    ApiId: z.string(),
    RouteKey: z.string().regex(/^(\$default|[A-Z]+ \/.*)$/, 'must be $default or METHOD /path'),
    Target: z.string().startsWith('integrations/'),
    AuthorizationType: z.enum(['NONE', 'JWT', 'CUSTOM']).default('NONE'),
    AuthorizerId: z.string().optional(),
    AuthorizationScopes: z.array(z.string()).default([]),
  }),
});

const integration = resourceType({
  file,
  ref: ({ name }) => name,
  attributes: {},
  properties: z.strictObject({
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string().regex(/:lambda:/, 'only functions answer here'),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: number().max(30_000).default(30_000),
    IntegrationMethod: inert('functions are always called with POST'),
    Description: forPeople,
  }),
});

const stage = resourceType({
  file,
  ref: ({ name }) => name,
  attributes: {},
  properties: z.strictObject({
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: z.union([z.literal(true), z.literal('true')]),
    AccessLogSettings: inert('requests are not logged on this machine'),
    DefaultRouteSettings: inert('requests are not throttled on this machine'),
    RouteSettings: inert('requests are not throttled on this machine'),
    Description: forPeople,
    Tags: inert('labels for bills'),
  }),
});

const identity = { ApiId: z.string(), Name: forPeople, AuthorizerCredentialsArn: inert('permissions are not decided on this machine') };

const authorizer = resourceType({
  file,
  ref: ({ name }) => name,
  attributes: { AuthorizerId: ({ name }) => name },
  properties: z.discriminatedUnion('AuthorizerType', [
    z.strictObject({
      ...identity,
      AuthorizerType: z.literal('REQUEST'),
      AuthorizerUri: z.string().regex(/:lambda:/),
      AuthorizerPayloadFormatVersion: z.literal('2.0'),
      EnableSimpleResponses: z.union([z.literal(true), z.literal('true')]),
      AuthorizerResultTtlInSeconds: number().default(300),
      IdentitySource: z.array(z.string()).default([]),
    }),
    z.strictObject({
      ...identity,
      AuthorizerType: z.literal('JWT'),
      IdentitySource: z.array(z.literal('$request.header.Authorization')),
      JwtConfiguration: z.strictObject({ Issuer: z.string(), Audience: z.array(z.string()) }),
    }),
  ]),
});

export const apiTypes = {
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Route': route,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::ApiGatewayV2::Authorizer': authorizer,
};
