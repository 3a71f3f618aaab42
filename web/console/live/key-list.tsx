import Alert from 'antd/es/alert';
import Modal from 'antd/es/modal';
import { usePreferences } from '../app/preferences.ts';
import { useOwnWords } from '../words/use-words.ts';
import { useChosenKeys } from './chosen-keys.ts';
import { listedKeys } from './key-map.ts';
import { useKnownDeeds } from './keys.ts';
import { liveWords } from './words.ts';

/** What each key does here. */
export default function KeyList({ close }: { close: () => void }) {
  const words = useOwnWords(liveWords);
  const { keys } = usePreferences();
  const known = useKnownDeeds();
  const chosen = useChosenKeys();
  return (
    <Modal open title={words.title} onCancel={close} footer={null}>
      {!keys && <Alert type="info" title={words.off} />}
      <dl className="keys">
        {listedKeys(known, words.keys, chosen).map(({ deed, names, does }) => (
          <div key={deed}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>{words.rules}</p>
    </Modal>
  );
}
