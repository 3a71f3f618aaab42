import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Select from 'antd/es/select';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { CaseBehind, CasesBehindAnswer } from '#domain/insight/behind.ts';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { Loading } from '../app/loading.tsx';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { behindQueryOf, type Opened } from './asked.ts';
import { Failed } from './panel.tsx';
import type { AskedPage } from './use-asked.ts';
import { useFiguresWords } from './use-figures-words.ts';
import { patience, useLoaded } from './use-loaded.ts';

const path = '/v1/metrics/response/cases';
const figures = [
  ...['cases', 'owed', 'met', 'breached', 'pending', 'slowest'],
  ...['resolved', 'confirmed', 'unconfirmed', 'reopened', 'unreached'],
];

/** The cases behind the number that was opened; a neighbouring figure can be looked at instead. */
export function CasesDrawer({ page }: { page: AskedPage }) {
  const { words, figureName, groupName, range } = useFiguresWords();
  const { opened, asked, open, close } = page;
  // The last one stays while the drawer slides away.
  const last = useRef<Opened | null>(null);
  if (opened) last.current = opened;
  const shown = opened ?? last.current;
  useEscape(opened !== null, close);
  const group = shown?.by ? groupName(shown.by, shown.key ?? '') : null;
  const query = shown && behindQueryOf(asked, shown);
  const title = shown && [figureName(shown.figure), group, shown.before ? words.behind.before : null].filter(Boolean).join(' · ');
  const options = [...new Set([shown?.figure ?? '', ...figures])].map((value) => ({ value, label: figureName(value) }));
  return (
    <Drawer open={opened !== null} keyboard={false} onClose={close} title={title} size="min(36rem, 100vw)" className="figures-drawer">
      {shown && query && (
        <>
          <div className="figures-drawer-head">
            <span>
              {range({ from: query.from!, to: query.to! })} · {words.hours[asked.hours]}
            </span>
            <Select
              aria-label={words.behind.switch}
              value={shown.figure}
              options={options}
              onChange={(figure) => open({ ...shown, figure })}
            />
          </div>
          <Cases key={JSON.stringify(query)} query={query} />
        </>
      )}
    </Drawer>
  );
}

/** The drawer's own Escape is taken by the hint of the number that was pressed, even when that has gone. A list that is open in it keeps its own. */
function useEscape(on: boolean, leave: () => void) {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    if (!on) return;
    const heard = ({ key, isComposing }: KeyboardEvent) => {
      if (key === 'Escape' && !isComposing) latest.current();
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, [on]);
}

function Cases({ query }: { query: Record<string, string> }) {
  const { words } = useFiguresWords();
  const first = useLoaded<CasesBehindAnswer>(path, query);
  const [further, setFurther] = useState<CasesBehindAnswer[]>([]);
  const [loading, setLoading] = useState(false);
  const [fault, setFault] = useState<ApiProblem | null>(null);
  if (first.fault) return <Failed fault={first.fault} again={first.again} />;
  if (!first.answer) return <Loading />;
  const pages = [first.answer, ...further];
  const { total } = first.answer;
  const { cursor } = pages.at(-1)!;
  const more = async () => {
    setLoading(true);
    setFault(null);
    try {
      const next = await call<CasesBehindAnswer>('GET', path, { query: { ...query, cursor: cursor! }, patience });
      setFurther([...further, next]);
    } catch (error) {
      setFault(error instanceof ApiProblem ? error : new ApiProblem(0, {}));
    }
    setLoading(false);
  };
  return (
    <>
      <p role="status">
        {total === 0 ? words.behind.none : countsCallbacks(query.figure!) ? words.behind.totalCallbacks(total) : words.behind.total(total)}
      </p>
      <ol className="figures-cases">
        {pages
          .flatMap(({ items }) => items)
          .map((c) => (
            <CaseLine key={`${c.caseId} ${c.counted.round}`} c={c} />
          ))}
      </ol>
      {fault ? (
        <Failed fault={fault} again={more} />
      ) : (
        cursor && (
          <Button loading={loading} onClick={more}>
            {words.behind.more}
          </Button>
        )
      )}
    </>
  );
}

/** These figures count callbacks owed: a case is there once for each. */
const countsCallbacks = (figure: string): boolean => /^(owed|met|pending|breached(:.*)?)$/.test(figure);

function CaseLine({ c }: { c: CaseBehind }) {
  const { words, general, time } = useFiguresWords();
  const { touchpointName, teamName, personName } = useStart();
  const { moment } = useTime();
  const { round, cause, caller, firstAttemptAfter } = c.counted;
  return (
    <li>
      <Link href={`/cases/${c.caseId}`}>
        <strong>
          {moment(c.submittedAt)} · {touchpointName(c.touchpoint)}
        </strong>
        <span>
          {[general.severities[c.severity], general.states[c.state], ...c.signals.map((signal) => general.signals[signal])].join(' · ')}
        </span>
        <span>{[teamName(c.team), caller && words.behind.caller(personName(caller))].filter(Boolean).join(' · ')}</span>
        <span>
          {[
            round !== null && round > 1 ? words.behind.round(round) : null,
            cause && general.breachCauses[cause],
            firstAttemptAfter === null ? words.behind.notCalled : words.behind.after(time(firstAttemptAfter)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Link>
    </li>
  );
}
