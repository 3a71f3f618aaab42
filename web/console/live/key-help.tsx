import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { useKey } from './keys.ts';

const KeyList = lazy(() => import('./key-list.tsx'));

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
      {isOpen && (
        <Suspense fallback={null}>
          <KeyList close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
