import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId } from 'react';
import { addDays } from '#domain/calendar/zoned.ts';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { useTeamHours } from './use-team-hours.ts';
import { handyTimes, wallClockAt } from './wall-clock.ts';
import { useCaseWords } from './words.ts';

type Props = { label: string; value: string; write: (value: string) => void; missing?: string | null };

/** A date and time by the insurer's clocks, typed or one of those that people often agree on within the hours of the team that has the case. */
export function Moment({ label, value, write, missing = null }: Props) {
  const { handy } = useCaseWords();
  const { insurer } = useStart();
  const { isOpen } = useTeamHours();
  const id = useId();
  const today = wallClockAt(serverNow(), insurer.timeZone).slice(0, 10);
  const dayName = (time: string) => {
    if (time.startsWith(today)) return handy.today;
    return time.startsWith(addDays(today, 1)) ? handy.tomorrow : time.slice(5, 10);
  };
  return (
    <div className="case-moment">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="datetime-local"
        value={value}
        min={wallClockAt(serverNow(), insurer.timeZone)}
        status={missing ? 'error' : ''}
        aria-invalid={missing !== null}
        aria-describedby={missing ? `${id}-missing` : undefined}
        onChange={({ target }) => write(target.value)}
      />
      {handyTimes(serverNow(), insurer.timeZone, isOpen).map((time) => (
        <Button key={time} size="small" className="case-handy" onClick={() => write(time)}>
          {dayName(time)} {time.slice(11)}
        </Button>
      ))}
      {missing && (
        <span id={`${id}-missing`} role="alert" className="case-missing">
          {missing}
        </span>
      )}
    </div>
  );
}
