import Alert from 'antd/es/alert';
import { addDays, dateIn } from '#domain/calendar/zoned.ts';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { useTime } from '../words/use-time.ts';
import type { AttemptDraft } from './attempt.tsx';
import { OneOf } from './choices.tsx';
import { Moment } from './moment.tsx';
import { type appointmentFault, retriesAt, retryAt } from './next-attempt.ts';
import type { After, Retry } from './outcomes.ts';
import { useTeamHours } from './use-team-hours.ts';
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
  const hours = useTeamHours();
  const now = serverNow();
  const isTomorrow = (at: number) => dateIn(at, insurer.timeZone) === addDays(dateIn(now, insurer.timeZone), 1);
  const label = (retry: Retry, at: number) => {
    if (retry !== 'tomorrow') return words.minutes(retry);
    return isTomorrow(at) ? words.tomorrow(minute(at)) : words.nextWorkday(moment(at));
  };
  switch (after) {
    case 'script':
      return <p className="case-muted">{words.goOn}</p>;
    case 'silence':
      return <Alert type="warning" showIcon title={words.silence} />;
    case 'nothing':
      return null;
    case 'retry': {
      const offered = retriesAt(now, insurer.timeZone, hours);
      const chosen = draft.retry === null ? null : retryAt(draft.retry, now, insurer.timeZone, hours);
      return (
        <fieldset>
          <legend className="case-muted">{words.retry}</legend>
          <div className="case-chips">
            <OneOf
              name="retry"
              choices={offered.map(({ id, at }) => ({ id, label: label(id, at) }))}
              chosen={draft.retry}
              choose={(retry) => write({ ...draft, retry })}
            />
          </div>
          {chosen !== null && <p className="case-muted">{words.rings(draft.retry === 'tomorrow' ? moment(chosen) : minute(chosen))}</p>}
        </fieldset>
      );
    }
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
