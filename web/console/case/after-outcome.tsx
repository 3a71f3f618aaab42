import Alert from 'antd/es/alert';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import type { AttemptDraft } from './attempt.tsx';
import { OneOf } from './choices.tsx';
import { Moment } from './moment.tsx';
import { type appointmentFault, retryAt } from './next-attempt.ts';
import { type After, type Retry, retries } from './outcomes.ts';
import { useCaseWords } from './words.ts';

type Props = {
  after: After;
  draft: AttemptDraft;
  write: (draft: AttemptDraft) => void;
  /** What is wrong with the customer's time. */
  fault: ReturnType<typeof appointmentFault>;
};

/** What an outcome asks for before it is recorded: the next try, the customer's own time, or silence towards a stranger. */
export function AfterOutcome({ after, draft, write, fault }: Props) {
  const { attempt: words } = useCaseWords();
  const { insurer } = useStart();
  const { minute, moment } = useTime();
  const at = (retry: Retry) => retryAt(retry, serverNow(), insurer.timeZone);
  switch (after) {
    case 'script':
      return <p className="case-muted">{words.goOn}</p>;
    case 'silence':
      return <Alert type="warning" showIcon title={words.silence} />;
    case 'nothing':
      return null;
    case 'retry':
      return (
        <fieldset>
          <legend className="case-muted">{words.retry}</legend>
          <div className="case-chips">
            <OneOf
              name="retry"
              choices={retries.map((id) => ({ id, label: id === 'tomorrow' ? words.tomorrow(minute(at(id))) : words.minutes(id) }))}
              chosen={draft.retry}
              choose={(retry) => write({ ...draft, retry })}
            />
          </div>
          {draft.retry !== null && (
            <p className="case-muted">{words.rings(draft.retry === 'tomorrow' ? moment(at('tomorrow')) : minute(at(draft.retry)))}</p>
          )}
        </fieldset>
      );
    case 'appointment':
      return (
        <Moment
          label={words.appointment}
          value={draft.appointment}
          write={(appointment) => write({ ...draft, appointment })}
          missing={fault && words.appointmentFaults[fault]}
        />
      );
  }
}
