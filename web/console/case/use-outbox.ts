import { useEffect, useSyncExternalStore } from 'react';
import { call } from '../api/client.ts';
import type { CaseView } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import type { CaseFeed } from '../live/case-feed.ts';
import { useFeed } from '../live/use-feed.ts';
import { type Outbox, outboxOf } from './outbox.ts';
import { isWhole, type Receipt } from './receipt.ts';

let open: { person: string; feed: CaseFeed; outbox: Outbox } | null = null;

function outboxFor(person: string, feed: CaseFeed): Outbox {
  if (open?.person !== person || open.feed !== feed)
    open = {
      person,
      feed,
      outbox: outboxOf(person, {
        storage: sessionStorage,
        send: ({ caseId, deed, body, key }) =>
          call<CaseView | Receipt>('POST', `/v1/cases/${caseId}/${deed}`, { body, idempotencyKey: key }),
        sent: (answer) => (isWhole(answer) ? feed.put(answer) : feed.drop(answer.caseId)),
      }),
    };
  return open.outbox;
}

/** What waits to be uploaded; tried again with every beat while the server answers. */
export function useOutbox() {
  const { me } = useStart();
  const feed = useFeed();
  const outbox = outboxFor(me.id, feed);
  const items = useSyncExternalStore(outbox.subscribe, outbox.get);
  useEffect(() => {
    const flush = () => {
      if (feed.get().connection === 'live') void outbox.flush();
    };
    return feed.onBeat(flush);
  }, [feed, outbox]);
  return { outbox, items };
}
