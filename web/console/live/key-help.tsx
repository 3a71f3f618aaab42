import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { listedKeys } from './key-map.ts';
import { useKey, useKnownKeys } from './keys.ts';
import { liveWords } from './words.ts';

/** The keys that can act on this page, behind a button and `?`. */
export function KeyHelp() {
  const general = useWords();
  const [isOpen, setOpen] = useState(false);
  useKey('?', () => setOpen(true));
  return (
    <>
      <Button type="text" className="key-help" onClick={() => setOpen(true)}>
        {general.help}
      </Button>
      {isOpen && <Listing close={() => setOpen(false)} />}
    </>
  );
}

function Listing({ close }: { close: () => void }) {
  const words = useOwnWords(liveWords);
  const { keys } = usePreferences();
  const known = useKnownKeys();
  return (
    <Modal open title={words.title} onCancel={close} footer={null}>
      {!keys && <Alert type="info" title={words.off} />}
      <dl className="keys">
        {listedKeys(known, words.keys).map(({ names, does }) => (
          <div key={does}>
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
