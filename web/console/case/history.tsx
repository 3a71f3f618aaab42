import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { call } from '../api/client.ts';
import type { ListedCase } from '../api/types.ts';
import { Failed } from '../app/failed.tsx';
import { Loading } from '../app/loading.tsx';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useWords } from '../words/use-words.ts';
import { useOpenCase } from './open-case.ts';
import { useRecordWords } from './record-words.ts';

const shown = 50;

/** The other cases of this customer that the reader may see. */
export function History() {
  const { record: words } = useRecordWords();
  const { states, severities } = useWords();
  const { touchpointName } = useStart();
  const { date } = useTime();
  const { view } = useOpenCase();
  const [cases, setCases] = useState<ListedCase[] | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the person asks again
  useEffect(() => {
    const leaving = new AbortController();
    setFault(null);
    call<{ items: ListedCase[] }>('GET', '/v1/cases', { query: { customer: view.customerId, limit: shown }, signal: leaving.signal }).then(
      ({ items }) => setCases(items.filter((c) => c.caseId !== view.caseId)),
      (error) => leaving.signal.aborted || setFault(error),
    );
    return () => leaving.abort();
  }, [view.customerId, view.caseId, tries]);
  if (fault) return <Failed fault={fault} again={() => setTries(tries + 1)} />;
  if (!cases) return <Loading />;
  if (cases.length === 0) return <p className="case-muted">{words.noHistory}</p>;
  return (
    <ul className="case-history" aria-label={words.historyTitle}>
      {cases.map((c) => (
        <li key={c.caseId}>
          <Link href={`/cases/${c.caseId}`}>
            {date(c.submittedAt)} · {touchpointName(c.touchpoint)}
          </Link>{' '}
          · {severities[c.severity]} · {states[c.state]}
          {c.words?.comment && (
            <p className="case-muted" dir="auto">
              {c.words.comment}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
