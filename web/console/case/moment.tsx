import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId } from 'react';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { handyTimes, wallClockAt } from './wall-clock.ts';
import { useCaseWords } from './words.ts';

type Props = { label: string; value: string; write: (value: string) => void; missing?: string | null };

/** A date and time by the insurer's clocks, typed or one of those that people often agree on. */
export function Moment({ label, value, write, missing = null }: Props) {
  const { handy } = useCaseWords();
  const { insurer } = useStart();
  const id = useId();
  const today = wallClockAt(serverNow(), insurer.timeZone).slice(0, 10);
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
      {handyTimes(serverNow(), insurer.timeZone).map((time) => (
        <Button key={time} size="small" className="case-handy" onClick={() => write(time)}>
          {time.startsWith(today) ? handy.today : handy.tomorrow} {time.slice(11)}
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
