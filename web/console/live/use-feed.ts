import { createContext, useContext, useSyncExternalStore } from 'react';
import type { CaseFeed, Feed } from './case-feed.ts';

export const FeedContext = createContext<CaseFeed | null>(null);

export function useFeed(): CaseFeed {
  const feed = useContext(FeedContext);
  if (!feed) throw new Error('no feed above this component');
  return feed;
}

export function useCases(): Feed {
  const feed = useFeed();
  return useSyncExternalStore(feed.subscribe, feed.get);
}
