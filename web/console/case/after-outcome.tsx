import Alert from 'antd/es/alert';
import { useStart } from '../app/start-data.ts';
import type { AttemptDraft } from './attempt.tsx';
import { OneOf } from './choices.tsx';
import { Moment } from './moment.tsx';
import { type After, retries } from './outcomes.ts';
import { useCaseWords } from './words.ts';

type Props = { after: After; draft: AttemptDraft; write: (draft: AttemptDraft) => void; isMissing: boolean };

/** What an outcome asks for before it is recorded: the next try, the customer's own time, or silence towards a stranger. */
export function AfterOutcome({ after, draft, write, isMissing }: Props) {
  const { attempt: words, lasting } = useCaseWords();
  const { policy } = useStart();
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
              choices={retries.map((id) => ({ id, label: id === 'tomorrow' ? words.tomorrow : words.minutes(id) }))}
              chosen={draft.retry}
              choose={(retry) => write({ ...draft, retry })}
            />
          </div>
          {draft.retry === 'tomorrow' && <p className="case-muted">{words.returns(lasting(policy.followUp.nextAttemptWithin))}</p>}
        </fieldset>
      );
    case 'appointment':
      return (
        <Moment
          label={words.appointment}
          value={draft.appointment}
          write={(appointment) => write({ ...draft, appointment })}
          missing={isMissing ? words.appointmentMissing : null}
        />
      );
  }
}
