import App from 'antd/es/app';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import type { MenuProps } from 'antd/es/menu';
import { useState } from 'react';
import { serverNow } from '../api/clock.ts';
import { prefer, usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { askForNotices } from '../live/desktop.ts';
import { useSecond } from '../live/use-now.ts';
import { useFault } from '../words/use-fault.ts';
import { span, useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { putPresence, usePresence } from './presence.ts';
import './presence.css';
import { presenceWords } from './presence-words.ts';
import { isSoundOn, playTone, unlockSound, useAudible } from './sound.ts';

const minute = 60_000;
const muteFor = 10 * minute;
const breaks = [10, 15, 30];

/** Going on and off duty. Sound is opened by the same click: browsers allow it only then. */
export function useDutySwitch() {
  const { me } = useStart();
  const { message } = App.useApp();
  const words = useOwnWords(presenceWords);
  const say = useFault();
  const [busy, setBusy] = useState(false);
  const put = async (change: Parameters<typeof putPresence>[1]) => {
    setBusy(true);
    await putPresence(me.id, change).catch((error) => message.error(`${words.failed}${say(error)}`));
    setBusy(false);
  };
  const goOn = async () => {
    const asked = askForNotices();
    if (await unlockSound()) playTone('test');
    await put({ state: 'on', sound: isSoundOn(), mutedUntil: null });
    await asked;
  };
  return { busy, put, goOn, mayWork: me.roles.includes('agent') || me.roles.includes('lead') };
}

export function PresenceSwitch() {
  const { me } = useStart();
  const words = useWords();
  const { busy, goOn, mayWork } = useDutySwitch();
  const { state } = usePresence(me.id);
  if (!mayWork) return null;
  if (state === 'off')
    return (
      <Button type="primary" loading={busy} onClick={() => void goOn()}>
        {words.presence.on}
      </Button>
    );
  return <OnDuty />;
}

function OnDuty() {
  const { me } = useStart();
  const general = useWords();
  const words = useOwnWords(presenceWords);
  const { busy, put, goOn } = useDutySwitch();
  const presence = usePresence(me.id);
  const { sound } = usePreferences();
  const audible = useAudible();
  const now = useSecond();
  const { minute: clock } = useTime();
  const isBreak = presence.state === 'break';
  const mutedFor = presence.mutedUntil === null ? 0 : presence.mutedUntil - now;
  const heard = mutedFor > 0 ? words.muted(span(mutedFor)) : sound && audible ? general.sound.on : general.sound.off;
  const until = isBreak && presence.breakUntil ? ` ${words.until(clock(presence.breakUntil))}` : '';
  const choices: Record<string, [label: string, run: () => unknown]> = {
    ...(isBreak ? { on: [general.presence.on, goOn] } : {}),
    ...Object.fromEntries(
      (isBreak ? [] : breaks).map((n) => [
        `break ${n}`,
        [words.breakFor(n), () => put({ state: 'break', breakUntil: serverNow() + n * minute })],
      ]),
    ),
    ...(isBreak
      ? {}
      : mutedFor > 0
        ? { unmute: [words.unmute, () => put({ state: 'on', mutedUntil: null })] }
        : { mute: [general.sound.mute, () => put({ state: 'on', mutedUntil: serverNow() + muteFor })] }),
    sound: sound && audible ? [words.soundOff, () => prefer({ sound: false })] : [words.soundOn, hear],
    off: [general.presence.off, () => put({ state: 'off', mutedUntil: null })],
  };
  const items: MenuProps['items'] = Object.entries(choices).map(([key, [label]]) => ({ key, label }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void choices[key]?.[1]() }}>
      <Button loading={busy}>
        <span aria-hidden="true">{isBreak ? '○' : '●'}</span>
        <span>
          {isBreak ? general.presence.onBreak : general.presence.onDuty}
          {until}
          {!isBreak && <span className="presence-sound">·{heard}</span>}
        </span>
      </Button>
    </Dropdown>
  );
}

async function hear(): Promise<void> {
  prefer({ sound: true });
  if (await unlockSound()) playTone('test');
}
