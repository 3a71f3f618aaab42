import Switch from 'antd/es/switch';
import { prefer, usePreferences } from '../app/preferences.ts';
import { listedKeys } from '../live/key-map.ts';
import { liveWords } from '../live/words.ts';
import { useOwnWords } from '../words/use-words.ts';
import { Setting, Settings } from './setting.tsx';
import { meWords } from './words.ts';

/** Single keys on or off, and all there are. */
export function KeySettings() {
  const words = useOwnWords(meWords);
  const { keys: named } = useOwnWords(liveWords);
  const { keys } = usePreferences();
  return (
    <Settings title={words.keys}>
      <Setting name={words.keysSwitch} hint={words.keysHint}>
        <Switch aria-label={words.keysSwitch} checked={keys} onChange={(on) => prefer({ keys: on })} />
      </Setting>
      <dl className="me-keys">
        {listedKeys(
          Object.keys(named).map((key) => ({ key, label: undefined })),
          named,
        ).map(({ names, does }) => (
          <div key={does}>
            <dt>
              {names.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Settings>
  );
}
