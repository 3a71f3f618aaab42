import Button from 'antd/es/button';
import type { InputRef } from 'antd/es/input';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import type { RefObject } from 'react';
import { useOwnWords } from '../words/use-words.ts';
import type { Address } from './address.ts';
import { type View, type Views, views } from './rows.ts';
import { queueWords } from './words.ts';

type Props = {
  address: Address;
  go: (change: Partial<Address>) => void;
  inView: Views;
  found: number;
  search: RefObject<InputRef | null>;
  toList: () => void;
};

/** The views with their counts, and the search within one. */
export function QueueHead({ address: { view, q }, go, inView, found, search, toList }: Props) {
  const words = useOwnWords(queueWords);
  return (
    <div className="queue-head">
      <Segmented<View>
        block
        aria-label={words.viewsLabel}
        value={view}
        onChange={(next) => go({ view: next })}
        options={views.map((name) => ({ value: name, label: `${words.views[name]} ${inView[name].length}` }))}
      />
      <div className="queue-search">
        <Input
          ref={search}
          type="search"
          aria-label={words.search}
          placeholder={`${words.search} /`}
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
