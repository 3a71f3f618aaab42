import { useWords } from '../words/use-words.ts';
import { queryOf } from './asked.ts';
import { Cards } from './cards.tsx';
import { CausePanel } from './cause-panel.tsx';
import { DecisionLine } from './decision-line.tsx';
import { type Answer, rowsOf } from './figures.ts';
import { NoCases } from './no-cases.tsx';
import { PageFrame } from './page-frame.tsx';
import { Panel } from './panel.tsx';
import { TimeTrendPanel } from './trend-panels.tsx';
import { useAsked } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';
import { useLoaded } from './use-loaded.ts';
import { useOverviewSheets } from './use-sheets.ts';

const path = '/v1/metrics/response';

/** The manager's first screen: do we keep the promise, how bad is the tail, what to repair, is “solved” true. */
export default function OverviewPage() {
  const page = useAsked();
  const { pages } = useWords();
  const { words } = useFiguresWords();
  const query = queryOf(page.asked);
  const { hours } = page.asked;
  const whole = useLoaded<Answer>(path, { ...query, compare: 'previous' });
  const days = useLoaded<Answer>(path, { ...query, by: 'day' });
  const teams = useLoaded<Answer>(path, { ...query, by: 'team' });
  const sheets = useOverviewSheets(whole.answer, days.answer, hours);
  const again = () => {
    for (const part of [whole, days, teams]) part.again();
  };
  return (
    <PageFrame title={pages.overview} page={page} whole={whole.answer} sheets={sheets} exported={{ page: 'overview' }} again={again}>
      <Panel title={words.cards.label} loaded={whole} className="figures-bare">
        {(answer) => (
          <>
            <NoCases page={page} answer={answer} />
            <Cards page={page} answer={answer} />
          </>
        )}
      </Panel>
      <div className="figures-charts">
        <TimeTrendPanel page={page} days={days} />
        <CausePanel page={page} whole={whole} />
      </div>
      <Panel title={words.decisions.label} loaded={whole} className="figures-deciding">
        {(answer) => <DecisionLine page={page} answer={answer} teams={teams.answer ? rowsOf(teams.answer, null, hours) : []} />}
      </Panel>
    </PageFrame>
  );
}
