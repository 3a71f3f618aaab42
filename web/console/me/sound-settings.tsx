import Button from 'antd/es/button';
import Switch from 'antd/es/switch';
import { useState } from 'react';
import { prefer, usePreferences } from '../app/preferences.ts';
import { askForNotices } from '../live/desktop.ts';
import { useOwnWords } from '../words/use-words.ts';
import { Setting, Settings } from './setting.tsx';
import { playTone, type Tone, unlockSound } from './sound.ts';
import { meWords } from './words.ts';

const tones = ['mine', 'team', 'level', 'expiring'] as const satisfies readonly Tone[];

/** Tones on or off, and what each sounds like. */
export function SoundSettings() {
  const words = useOwnWords(meWords);
  const { sound } = usePreferences();
  const [said, setSaid] = useState('');
  const listen = async (tone: (typeof tones)[number]) => {
    const isHeard = await unlockSound();
    if (isHeard) playTone(tone);
    setSaid(isHeard ? words.played(words.tones[tone]) : words.blocked);
  };
  return (
    <Settings title={words.sound}>
      <Setting name={words.soundSwitch} hint={words.soundHint}>
        <Switch aria-label={words.soundSwitch} checked={sound} onChange={(on) => prefer({ sound: on })} />
      </Setting>
      <Setting name={words.listen}>
        {tones.map((tone) => (
          <Button key={tone} onClick={() => void listen(tone)}>
            ♪ {words.tones[tone]}
          </Button>
        ))}
      </Setting>
      <p role="status" className="me-hint">
        {said}
      </p>
    </Settings>
  );
}

type Permission = NotificationPermission | 'missing';
const permissionNow = (): Permission => ('Notification' in window ? Notification.permission : 'missing');

/** Whether the browser may show notices outside its window. */
export function NoticeSettings() {
  const words = useOwnWords(meWords);
  const [permission, setPermission] = useState(permissionNow);
  const allow = async () => {
    await askForNotices();
    setPermission(permissionNow());
  };
  const attempt = () => {
    new Notification(words.testNotice, { tag: 'earshot-test', icon: '/assets/earshot.svg' });
  };
  return (
    <Settings title={words.notices}>
      <Setting name={words.permission[permission]} hint={words.noticesHint}>
        {permission === 'default' && (
          <Button type="primary" onClick={() => void allow()}>
            {words.allow}
          </Button>
        )}
        {permission === 'granted' && <Button onClick={attempt}>{words.tryNotice}</Button>}
      </Setting>
      {permission === 'denied' && <p role="status">{words.allowAgain}</p>}
    </Settings>
  );
}
