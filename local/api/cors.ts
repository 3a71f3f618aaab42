import type { IncomingHttpHeaders } from 'node:http';
import type { Resources } from '../template/resources.ts';

type Headers = Record<string, string>;

/** What the template says about other origins: headers for every answer, and the answer to a preflight. */
export function corsOf(resources: Resources) {
  const cors = resources.of('AWS::ApiGatewayV2::Api')[0]?.properties.CorsConfiguration;
  const allowed = (origin: string | undefined) => cors && origin && (cors.AllowOrigins.includes('*') || cors.AllowOrigins.includes(origin));
  const headers = ({ origin }: IncomingHttpHeaders): Headers => {
    if (!cors || !allowed(origin)) return {};
    return {
      'access-control-allow-origin': cors.AllowOrigins.includes('*') ? '*' : origin!,
      ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
      ...(cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
    };
  };
  return {
    headers,
    /** Headers of the 204, or `undefined` when the API does not answer preflights itself. */
    preflight(request: IncomingHttpHeaders): Headers | undefined {
      if (!cors || !request['access-control-request-method']) return undefined;
      if (!allowed(request.origin)) return {};
      return {
        ...headers(request),
        'access-control-allow-methods': cors.AllowMethods.join(','),
        'access-control-allow-headers': cors.AllowHeaders.join(','),
        ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
      };
    },
  };
}
