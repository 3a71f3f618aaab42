import Button from 'antd/es/button';
import { useLocation } from 'wouter';
import { prefer } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { ChannelSettings } from './channel-settings.tsx';
import { KeySettings } from './key-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { Setting, Settings } from './setting.tsx';
import { NoticeSettings, SoundSettings } from './sound-settings.tsx';
import './style.css';
import { meWords } from './words.ts';

/** Who is signed in, and what this person chooses on this machine. */
export default function MePage() {
  const words = useOwnWords(meWords);
  const { pages } = useWords();
  const { me } = useStart();
  const rings = me.roles.includes('agent') || me.roles.includes('lead');
  return (
    <div className="me">
      <h1>{pages.me}</h1>
      <Account />
      <LookSettings />
      {rings && <SoundSettings />}
      {rings && <NoticeSettings />}
      {rings && <ChannelSettings />}
      <KeySettings />
      {me.roles.includes('agent') && <GuideSetting />}
      <p className="me-hint">{words.kept}</p>
    </div>
  );
}

function Account() {
  const words = useOwnWords(meWords);
  const { roles, levels } = useWords();
  const { me, teamName } = useStart();
  const named = (ids: readonly string[], name: (id: string) => string) => (ids.length === 0 ? words.none : ids.map(name).join(' · '));
  const facts: [string, string][] = [
    [words.name, me.name],
    [words.id, me.id],
    [words.roles, named(me.roles, (role) => roles[role as keyof typeof roles] ?? role)],
    [words.teams, named(me.teams, teamName)],
    [words.levels, named(me.levels, (level) => levels[level as keyof typeof levels])],
  ];
  return (
    <Settings title={words.account}>
      <dl className="me-account">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Settings>
  );
}

function GuideSetting() {
  const words = useOwnWords(meWords);
  const [, navigate] = useLocation();
  const replay = () => {
    prefer({ guideDone: false });
    navigate('/queue');
  };
  return (
    <Settings title={words.guide}>
      <Setting name={words.guideHint}>
        <Button onClick={replay}>{words.replay}</Button>
      </Setting>
    </Settings>
  );
}
