import { Duration } from 'aws-cdk-lib';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer, HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type RouteKey, routes } from '#functions/routes.ts';
import type { Settings } from '../settings.ts';

export type ServedBy = (typeof routes)[RouteKey]['served'];

/** The HTTP surface, route by route from the table that the functions read too. */
export class EarshotApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: { serving: Record<ServedBy, IFunction>; authorizer: IHttpRouteAuthorizer }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', { apiName: 'earshot', description: 'Earshot: feedback in, cases, figures' });
    const integrations = Object.fromEntries(
      Object.entries(props.serving).map(([name, lambda]) => [name, new HttpLambdaIntegration(`Serve-${name}`, lambda)]),
    ) as Record<ServedBy, HttpLambdaIntegration>;
    for (const [key, { served, roles }] of Object.entries(routes)) {
      const [method, path] = key.split(' ') as [keyof typeof HttpMethod, string];
      new HttpRoute(this, key.replaceAll(/[^A-Za-z0-9]+/g, '-'), {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, HttpMethod[method]),
        integration: integrations[served],
        authorizer: roles === 'public' ? new HttpNoneAuthorizer() : props.authorizer,
      });
    }
    // What the table does not know is answered by a function too: the gateway's own 404 is no problem document.
    new HttpRoute(this, 'Unknown', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integrations['case-api'],
      authorizer: props.authorizer,
    });
    const stage = this.api.defaultStage?.node.defaultChild as CfnStage;
    stage.defaultRouteSettings = { throttlingBurstLimit: 500, throttlingRateLimit: 250 };
  }
}

/** Who checks tokens: the gateway where it can reach the issuer, otherwise our own function. */
export function authorizerFor({ identity }: Settings, authorize: IFunction | undefined): IHttpRouteAuthorizer {
  if (!authorize) return new HttpJwtAuthorizer('Issuer', identity.issuer, { jwtAudience: [identity.audience] });
  return new HttpLambdaAuthorizer('Authorize', authorize, {
    responseTypes: [HttpLambdaResponseType.SIMPLE],
    // Without an identity source and a cache the function also sees requests that carry no token, and can answer them with a reason.
    identitySource: [],
    resultsCacheTtl: Duration.seconds(0),
  });
}
