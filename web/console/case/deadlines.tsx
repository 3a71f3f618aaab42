import Tag from 'antd/es/tag';
import { useTime } from '../words/use-time.ts';
import { useOwn, useWords } from '../words/use-words.ts';
import { useOpenCase } from './open-case.ts';
import { useRecordWords } from './record-words.ts';

const shapes = { pending: '◔', met: '✓', breached: '■' } as const;

/** Every deadline of the case with how it came about and what became of it. */
export function Deadlines() {
  const words = useRecordWords();
  const { breachCauses } = useWords();
  const own = useOwn();
  const { moment, clock } = useTime();
  const { view } = useOpenCase();
  return (
    <ul className="case-deadlines">
      {view.deadlines.map((d) => (
        <li key={`${d.kind} ${d.round} ${d.dueAt}`}>
          <Tag>
            {shapes[d.state]} {words.deadlineStates[d.state]}
          </Tag>
          <strong>{words.deadlineKinds[d.kind]}</strong>{' '}
          <time dateTime={d.dueAt}>{`${moment(d.dueAt).slice(0, -5)}${clock(d.dueAt)}`}</time>
          {d.cause && <span className="case-late"> · {breachCauses[d.cause]}</span>}
          {d.recordedLate && <span className="case-muted"> · {words.record.late}</span>}
          <p className="case-muted">{own(d.reason)}</p>
        </li>
      ))}
    </ul>
  );
}
