import Button from 'antd/es/button';
import { ApiProblem } from '../api/problem.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import { useOwn } from '../words/use-words.ts';
import { Fault } from './fault.tsx';
import { useOpenCase } from './open-case.ts';
import type { Refusal } from './outbox.ts';
import { useOutbox } from './use-outbox.ts';
import { useCaseWords } from './words.ts';

/** What was done on this case and has not reached the server yet, or was not taken by it. */
export function UnsentHere() {
  const { unsent: words } = useCaseWords();
  const { taxonomy } = useStart();
  const own = useOwn();
  const { clock } = useTime();
  const { view } = useOpenCase();
  const { outbox, items } = useOutbox();
  const here = items.filter((item) => item.caseId === view.caseId);
  if (here.length === 0) return null;
  return (
    <ul className="case-unsent" aria-label={words.title}>
      {here.map((item) => {
        const outcome = item.deed === 'attempts' && taxonomy.outcomes.find(({ id }) => id === item.body.outcome);
        return (
          <li key={item.key}>
            <strong>
              ⇡ {item.refusal === null ? words.title : words.refused} · {words[item.deed]} {clock(item.at)}
            </strong>{' '}
            {outcome && own(outcome)} <bdi>{item.body.note}</bdi>
            {item.refusal !== null && (
              <>
                <Fault problem={problemOf(item.refusal)} />
                <Button size="small" onClick={() => outbox.discard(item.key)}>
                  {words.put}
                </Button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const problemOf = ({ status, ...body }: Refusal) => new ApiProblem(status, { ...body, title: '' });
