import Button from 'antd/es/button';
import type { ListedCase } from '../api/types.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useStart } from '../app/start-data.ts';
import { useSecond } from '../live/use-now.ts';
import { usePresence } from '../me/presence.ts';
import { useDutySwitch } from '../me/presence-switch.tsx';
import { span, useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { queueWords } from './words.ts';

/** What stands where the case would stand: how to go on duty, or how it goes. */
export function NothingOpen({ isEmpty }: { isEmpty: boolean }) {
  const words = useOwnWords(queueWords);
  const { me } = useStart();
  const { state } = usePresence(me.id);
  const { mayWork } = useDutySwitch();
  return (
    <div className="queue-nothing">
      {mayWork && state !== 'on' ? <GoOn /> : <OnDutyFor />}
      {!isEmpty && <p className="queue-muted">{words.choose}</p>}
    </div>
  );
}

function GoOn() {
  const words = useOwnWords(queueWords);
  const general = useWords();
  const { me } = useStart();
  const { busy, goOn } = useDutySwitch();
  const { state } = usePresence(me.id);
  return (
    <>
      <p>{state === 'break' ? words.onBreak : words.offDuty}</p>
      <Button type="primary" className="queue-go-on" loading={busy} onClick={() => void goOn()}>
        {general.presence.on}
      </Button>
    </>
  );
}

function OnDutyFor() {
  const words = useOwnWords(queueWords);
  const { me } = useStart();
  const { state, since } = usePresence(me.id);
  const now = useSecond();
  return (
    <>
      {state === 'on' && since !== null && <p className="queue-on-for">{words.onFor(span(now - since))}</p>}
      {state === 'on' && <Today />}
    </>
  );
}

/** What this person has called today, and how much of it in time. */
function Today() {
  const words = useOwnWords(queueWords);
  const { me } = useStart();
  const { date } = useTime();
  const { answer } = useAnswer<{ items: ListedCase[] }>('/v1/cases', { owner: me.id, limit: 200 });
  if (!answer) return null;
  const today = date(Date.now());
  const called = answer.items.filter((c) => c.claimedBy === me.id && c.attempts > 0 && date(c.dueAt) === today);
  return <p>{words.today(called.length, called.filter((c) => c.callback === 'met').length)}</p>;
}
