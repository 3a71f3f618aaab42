import { type Grouping, groupings } from '#domain/insight/groupings.ts';
import { periodBefore } from '#domain/insight/period.ts';
import { useWords } from '../words/use-words.ts';
import { queryOf } from './asked.ts';
import type { Answer } from './figures.ts';
import { GroupPanel } from './group-panel.tsx';
import { withTotal } from './group-rows.ts';
import { NoCases } from './no-cases.tsx';
import { PageFrame } from './page-frame.tsx';
import { TrendPanel } from './trend-panels.tsx';
import { useAsked } from './use-asked.ts';
import { useLoaded } from './use-loaded.ts';
import { useResponseSheets } from './use-sheets.ts';

const path = '/v1/metrics/response';

/** Response and resolution by whatever the work can be divided by. */
export default function ResponsePage() {
  const page = useAsked();
  const { pages } = useWords();
  const query = queryOf(page.asked);
  const by: Grouping = groupings.find((grouping) => grouping === page.param('by')) ?? 'team';
  const groups = useLoaded<Answer>(path, { ...query, by, compare: 'previous' });
  const earlier = useLoaded<Answer>(path, { ...query, ...periodBefore(page.asked), by });
  const days = useLoaded<Answer>(path, { ...query, by: 'day' });
  const { answer } = groups;
  const rows = answer && withTotal(answer, earlier.answer, page.asked.hours);
  const sheets = useResponseSheets(by, rows && [...rows.groups, rows.total]);
  const again = () => {
    for (const part of [groups, earlier, days]) part.again();
  };
  return (
    <PageFrame title={pages.response} page={page} whole={answer} sheets={sheets} exported={{ page: 'response', by }} again={again}>
      {answer && <NoCases page={page} answer={answer} />}
      <TrendPanel page={page} days={days} />
      <GroupPanel page={page} by={by} groups={groups} earlier={earlier} />
    </PageFrame>
  );
}
