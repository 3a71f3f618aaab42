import Button from 'antd/es/button';
import Switch from 'antd/es/switch';
import { useState } from 'react';
import { prefer, usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { chooseKeys, useChosenKeys } from '../live/chosen-keys.ts';
import { faceOf, type KeyDeed, keyDeeds, mayChange, unfitFor, withKey } from '../live/key-choice.ts';
import { listedKeys } from '../live/key-map.ts';
import { liveWords } from '../live/words.ts';
import { useOwnWords } from '../words/use-words.ts';
import { KeyButton } from './key-button.tsx';
import { Setting, Settings } from './setting.tsx';
import { meWords } from './words.ts';

/** Single keys on or off, and which key does what. */
export function KeySettings() {
  const words = useOwnWords(meWords);
  const { keys: named } = useOwnWords(liveWords);
  const { keys } = usePreferences();
  const { me } = useStart();
  const chosen = useChosenKeys();
  const [waiting, setWaiting] = useState<KeyDeed | null>(null);
  const [said, setSaid] = useState('');
  const wait = (deed: KeyDeed | null) => {
    setWaiting(deed);
    setSaid('');
  };
  const choose = (deed: KeyDeed, key: string | null) => {
    const unfit = unfitFor(deed, key, chosen);
    if (unfit !== null || key === null) {
      const { unfitKey } = words;
      return setSaid(unfit?.why === 'taken' ? unfitKey.taken(faceOf(key!), named[unfit.by]) : unfitKey[unfit?.why ?? 'unfit']);
    }
    chooseKeys(me.id, withKey(chosen, deed, key));
    setWaiting(null);
    setSaid(words.keyChanged(named[deed], faceOf(key)));
  };
  const reset = () => {
    chooseKeys(me.id, {});
    setSaid(words.keysReset);
  };
  return (
    <Settings title={words.keys}>
      <Setting name={words.keysSwitch} hint={words.keysHint}>
        <Switch aria-label={words.keysSwitch} checked={keys} onChange={(on) => prefer({ keys: on })} />
      </Setting>
      <table className="me-keys">
        <thead>
          <tr>
            <th scope="col">{words.keysTable.deed}</th>
            <th scope="col">{words.keysTable.key}</th>
            <th scope="col">{words.keysTable.change}</th>
          </tr>
        </thead>
        <tbody>
          {listedKeys(keyDeeds, named, chosen).map(({ deed, names, does }) => (
            <tr key={deed}>
              <th scope="row">{does}</th>
              <td>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </td>
              <td>
                {mayChange(deed) ? (
                  <KeyButton
                    does={does}
                    isWaiting={waiting === deed}
                    wait={(on) => wait(on ? deed : null)}
                    press={(key) => choose(deed, key)}
                  />
                ) : (
                  <span className="me-hint">{words.fixedKey}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status" className="me-said">
        {said}
      </p>
      <Button disabled={Object.keys(chosen).length === 0} onClick={reset}>
        {words.resetKeys}
      </Button>
    </Settings>
  );
}
