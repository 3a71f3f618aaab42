import { useEffect, useRef } from 'react';
import { useStart } from '../app/start-data.ts';
import { announce } from '../live/announce.ts';
import { useCases } from '../live/use-feed.ts';
import { useSecond } from '../live/use-now.ts';
import { span } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { useViewer } from './use-rows.ts';
import { momentsBetween, waiting } from './watch.ts';
import { queueWords } from './words.ts';

/** Says what happens in the queue to the tab's title and to people who do not see the screen. */
export function QueueWatcher() {
  const { product } = useWords();
  const words = useOwnWords(queueWords);
  const { touchpointName, me } = useStart();
  const { cases, loading } = useCases();
  const viewer = useViewer();
  const now = useSecond();
  const last = useRef<{ cases: typeof cases; at: number } | null>(null);
  useEffect(() => {
    const list = waiting(cases.values(), viewer);
    const [first] = list;
    const left = first ? Date.parse(first.dueAt) - now : 0;
    document.title = first ? `(${list.length}) ${left < 0 ? '+' : ''}${span(left)} ${product}` : product;
    if (!loading && last.current) {
      const moments = momentsBetween(last.current, { waiting: list, at: now });
      const fresh = moments.filter(({ moment }) => moment === 'new').length;
      if (fresh > 0) announce(words.newCases(fresh));
      for (const { moment, c } of moments)
        if (moment !== 'new')
          announce(
            (moment === 'breached' ? words.breached : words.minuteLeft)(touchpointName(c.touchpoint)),
            c.claimedBy === me.id ? 'now' : 'batched',
          );
    }
    last.current = loading ? null : { cases, at: now };
  }, [cases, loading, now, viewer, product, words, touchpointName, me.id]);
  return null;
}
