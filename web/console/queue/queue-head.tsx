import Button from 'antd/es/button';
import type { InputRef } from 'antd/es/input';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import type { RefObject } from 'react';
import { useKeyFace } from '../live/chosen-keys.ts';
import { useOwnWords } from '../words/use-words.ts';
import type { Address } from './address.ts';
import { type View, type Views, views } from './rows.ts';
import { queueWords } from './words.ts';

type Props = {
  view: View;
  q: string;
  go: (change: Partial<Address>) => void;
  /** Null until the list has come: a nought would say that nobody waits. */
  inView: Views | null;
  isLoading: boolean;
  found: number;
  search: RefObject<InputRef | null>;
  toList: () => void;
};

/** The views with their counts, and the search within one. */
export function QueueHead({ view, q, go, inView, isLoading, found, search, toList }: Props) {
  const words = useOwnWords(queueWords);
  const keyFace = useKeyFace();
  const count = (name: View) => (inView ? ` ${inView[name].length}` : isLoading ? ' …' : '');
  return (
    <div className="queue-head">
      <Segmented<View>
        block
        aria-label={words.viewsLabel}
        value={view}
        onChange={(next) => go({ view: next })}
        options={views.map((name) => ({ value: name, label: `${words.views[name]}${count(name)}` }))}
      />
      <div className="queue-search">
        <Input
          ref={search}
          type="search"
          aria-label={words.search}
          placeholder={[words.search, keyFace('search')].filter(Boolean).join(' ')}
          value={q}
          allowClear
          onChange={({ target }) => go({ q: target.value })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
            event.preventDefault();
            toList();
          }}
        />
        {q !== '' && (
          <Button onClick={() => go({ q: '' })}>
            {words.clear} · {words.found(found)}
          </Button>
        )}
      </div>
    </div>
  );
}
