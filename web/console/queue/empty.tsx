import Button from 'antd/es/button';
import { useStart } from '../app/start-data.ts';
import { useKeyFace } from '../live/chosen-keys.ts';
import { useSecond } from '../live/use-now.ts';
import { usePresence } from '../me/presence.ts';
import { useDutySwitch } from '../me/presence-switch.tsx';
import { span, useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { useCalledToday } from './called-today.ts';
import { queueWords } from './words.ts';

/** What stands where the case would stand: how to go on duty, or how it goes. */
export function NothingOpen({ isEmpty }: { isEmpty: boolean }) {
  const words = useOwnWords(queueWords);
  const { me } = useStart();
  const { state } = usePresence(me.id);
  const { mayWork } = useDutySwitch();
  const keyFace = useKeyFace();
  return (
    <div className="queue-nothing">
      {mayWork && state !== 'on' ? <GoOn /> : <OnDutyFor />}
      {!isEmpty && <p className="queue-muted">{words.choose(keyFace('urgent'))}</p>}
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
  const tally = useCalledToday(me.id, date);
  return tally && <p>{words.today(tally.called, tally.inTime)}</p>;
}
