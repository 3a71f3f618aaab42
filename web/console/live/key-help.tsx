import Button from 'antd/es/button';
import { useState } from 'react';
import { part } from '../app/part.tsx';
import { useWords } from '../words/use-words.ts';
import { useKey } from './keys.ts';

const KeyList = part(() => import('./key-list.tsx'), { isNeededOffline: true, quiet: true });

/** The keys that can act on this page, behind a button and `?`. */
export function KeyHelp() {
  const general = useWords();
  const [isOpen, setOpen] = useState(false);
  useKey('help', () => setOpen(true));
  return (
    <>
      <Button type="text" className="key-help" onClick={() => setOpen(true)}>
        {general.help}
      </Button>
      {isOpen && <KeyList close={() => setOpen(false)} />}
    </>
  );
}
