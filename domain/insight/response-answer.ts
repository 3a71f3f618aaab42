import { dateIn } from '#domain/calendar/zoned.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Instant } from '#domain/time.ts';
import { type Changes, changesBetween } from './changes.ts';
import type { CaseFacts } from './facts.ts';
import type { Grouping } from './groupings.ts';
import { groupsBy, type Label, labelsOf } from './groups.ts';
import { type Period, periodBefore } from './period.ts';
import { type ResponseReport, responseReport } from './response.ts';

export type ResponseGroup = { key: string; label?: Label } & ResponseReport;

export type ResponseAnswer = Period &
  ResponseReport & {
    /** The period is not over: more is to come. */
    unfinished: boolean;
    by?: Grouping;
    groups?: ResponseGroup[];
    /** When asked to compare. */
    previous?: Period & ResponseReport;
    changes?: Changes;
  };

type Asked = Period & { by?: Grouping | undefined };

/** `before`: the facts of the period before, when a comparison was asked for. */
export function answerResponse(
  asked: Asked,
  facts: CaseFacts[],
  before: CaseFacts[] | null,
  insurer: Insurer,
  now: Instant,
): ResponseAnswer {
  const { from, to, by } = asked;
  const unfinished = to >= dateIn(now, insurer.timeZone);
  return {
    from,
    to,
    unfinished,
    ...responseReport(facts),
    ...(by ? { by, groups: groupReports(by, asked, facts, insurer) } : {}),
    ...(before
      ? { previous: { ...periodBefore(asked), ...responseReport(before) }, changes: changesBetween(before, facts, unfinished) }
      : {}),
  };
}

function groupReports(by: Grouping, asked: Asked, facts: CaseFacts[], insurer: Insurer): ResponseGroup[] {
  const labels = labelsOf(by, insurer);
  return groupsBy(by, facts, asked, insurer.timeZone).map(([key, group]) => {
    const label = labels.get(key);
    return { key, ...(label ? { label } : {}), ...responseReport(group) };
  });
}
