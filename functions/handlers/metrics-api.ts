import type { CaseStore } from '#domain/case/case-store.ts';
import { answerResponse, datesOf, ResponseQuery } from '#domain/insight/response-query.ts';
import type { Now } from '#domain/time.ts';
import { api } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';

export const metricsApiHandler = ({ cases, now, timeZone }: { cases: CaseStore; now: Now; timeZone: string }) =>
  api({
    'GET /v1/metrics/response': async ({ query }) => {
      const asked = parsed(ResponseQuery, query, '/query');
      return { status: 200, body: answerResponse(asked, await cases.ofDays(datesOf(asked)), now(), timeZone) };
    },
  });
