import { ArnFormat, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
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
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgement, calendars, pages, type RouteKey, routes } from '#functions/routes.ts';
import { minute } from '../graphs.ts';
import type { Settings } from '../settings.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';

export type ServedBy = (typeof routes)[RouteKey]['served'] | typeof pages.served | typeof acknowledgement.served;

type Props = {
  serving: Record<ServedBy, IFunction>;
  authorizer: IHttpRouteAuthorizer;
  operations: Operations;
  logRetentionDays: number;
};

/** Who asked what is not logged: the path may hold a case, the address is a person's. */
const loggedOfRequest = { at: 'requestTimeEpoch', id: 'requestId', route: 'routeKey', status: 'status', ms: 'responseLatency' };

/** The HTTP surface, route by route from the table that the functions read too. */
export class EarshotApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { serving, authorizer, operations, logRetentionDays }: Props) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', { apiName: 'earshot', description: 'Earshot: feedback in, cases, figures' });
    const integrations = Object.fromEntries(
      Object.entries(serving).map(([name, lambda]) => [name, new HttpLambdaIntegration(`Serve-${name}`, lambda)]),
    ) as Record<ServedBy, HttpLambdaIntegration>;
    for (const [key, { served, roles }] of Object.entries(routes)) {
      if (roles === 'public') this.open(key, integrations[served], 'The OpenAPI document describes the API and holds no data.');
      else this.route(key, integrations[served], authorizer);
    }
    for (const key of pages.keys) this.open(key, integrations[pages.served], 'The pages of the console hold no data.');
    for (const key of acknowledgement.keys)
      this.open(
        key,
        integrations[acknowledgement.served],
        'The signed token in the address names one alert, and only lets it be acknowledged.',
      );
    for (const key of calendars.keys)
      this.open(key, integrations[calendars.served], 'The signed token in the address names one person, and shows that person’s shifts.');
    // What the table does not know is answered by a function too: the gateway's own 404 is no problem document.
    new HttpRoute(this, 'Unknown', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integrations['case-api'],
      authorizer,
    });
    const stage = this.api.defaultStage?.node.defaultChild as CfnStage;
    stage.defaultRouteSettings = { throttlingBurstLimit: 500, throttlingRateLimit: 250 };
    stage.accessLogSettings = this.accessLog(logRetentionDays);
    this.watch(operations);
  }

  private route(key: string, integration: HttpLambdaIntegration, authorizer: IHttpRouteAuthorizer): HttpRoute {
    const [method, path] = key.split(' ') as [keyof typeof HttpMethod, string];
    return new HttpRoute(this, key.replaceAll(/[^A-Za-z0-9]+/g, '-'), {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(path, HttpMethod[method]),
      integration,
      authorizer,
    });
  }

  private open(key: string, integration: HttpLambdaIntegration, why: string): void {
    const route = this.route(key, integration, new HttpNoneAuthorizer());
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: `Public on purpose: ${why} Every other route asks for a token.`,
    });
  }

  private accessLog(retention: number): CfnStage.AccessLogSettingsProperty {
    // The prefix keeps the group out of the account's log policy, which has a small limit.
    const logGroupName = `/aws/vendedlogs/${Stack.of(this).stackName}-api`;
    const logs = new LogGroup(this, 'AccessLog', { logGroupName, retention, removalPolicy: RemovalPolicy.DESTROY });
    const format = JSON.stringify(
      Object.fromEntries(Object.entries(loggedOfRequest).map(([name, variable]) => [name, `$context.${variable}`])),
    );
    // The group's own ARN ends in a wildcard, which the gateway refuses.
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
    const resource = { service: 'logs', resource: 'log-group', resourceName: logs.logGroupName, arnFormat };
    return { destinationArn: Stack.of(this).formatArn(resource), format };
  }

  private watch(operations: Operations): void {
    const failed = this.api.metricServerError({ period: minute });
    const impact = 'feedback is not taken in, or staff cannot work on cases';
    new OnCallAlarm(this, 'api-fails', { operations, sign: 'the API answers with 5xx', impact, metric: failed, threshold: 3 });
    operations.row(
      'API',
      `While it answers with 5xx: ${impact}. 4xx are the callers' faults.`,
      { title: 'Requests', metrics: [this.api.metricCount({ period: minute })] },
      { title: '5xx and 4xx', metrics: [failed, this.api.metricClientError({ period: minute })] },
      { title: 'Latency, p99, ms', metrics: [this.api.metricLatency({ period: minute, statistic: 'p99' })] },
    );
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
