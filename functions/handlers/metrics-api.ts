import type { CaseStore } from '#domain/case/case-store.ts';
import { caseSummary } from '#domain/case/view.ts';
import { caseBehind, pageOf } from '#domain/insight/behind.ts';
import { passes } from '#domain/insight/filters.ts';
import { keyOf } from '#domain/insight/groups.ts';
import { periodBefore } from '#domain/insight/period.ts';
import { readFacts } from '#domain/insight/read-facts.ts';
import { inDutyHours } from '#domain/insight/response.ts';
import { answerResponse } from '#domain/insight/response-answer.ts';
import { behindQuery, responseQuery } from '#domain/insight/response-query.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Now } from '#domain/time.ts';
import { api } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';

type MetricsPorts = { cases: Pick<CaseStore, 'getMany' | 'ofDays'>; now: Now; insurer: Insurer };

export const metricsApiHandler = ({ cases, now, insurer }: MetricsPorts) => {
  const [responseSchema, behindSchema] = [responseQuery(insurer), behindQuery(insurer)];
  return api(
    {
      'GET /v1/metrics/response': async ({ query }) => {
        const asked = parsed(responseSchema, query, '/query');
        const at = now();
        const facts = (await readFacts(cases, asked, at)).filter(passes(asked));
        const before = asked.compare ? (await readFacts(cases, periodBefore(asked), at)).filter(passes(asked)) : null;
        return { status: 200, body: answerResponse(asked, facts, before, insurer, at) };
      },
      'GET /v1/metrics/response/cases': async ({ query }) => {
        const { by, key, figure, hours, limit, cursor, ...asked } = parsed(behindSchema, query, '/query');
        const at = now();
        const inGroup = (await readFacts(cases, asked, at))
          .filter(passes(asked))
          .filter((f) => by === undefined || keyOf(by, f, insurer.timeZone) === key);
        const page = pageOf(figure, hours === 'duty' ? inDutyHours(inGroup) : inGroup, limit, cursor);
        const shown = await cases.getMany(page.counted.map(({ facts }) => facts.caseId));
        const byId = new Map(shown.map((c) => [c.caseId, c]));
        const items = page.counted.flatMap((counted) => {
          const c = byId.get(counted.facts.caseId);
          return c ? [caseBehind(caseSummary(c, at), counted)] : [];
        });
        return { status: 200, body: { items, cursor: page.cursor, total: page.total } };
      },
    },
    now,
  );
};
