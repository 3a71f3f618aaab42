import { call } from '../api/client.ts';
import { serverNow } from '../api/clock.ts';
import { ApiProblem } from '../api/problem.ts';
import type { ListedCase } from '../api/types.ts';
import { merged, type News, together } from './news.ts';

/** What the pages know of the cases in sight. Replaced as a whole with every change, so that it can be compared. */
export type Feed = {
  cases: ReadonlyMap<string, ListedCase>;
  /** The first list has not come yet; or why it did not. */
  loading: boolean;
  fault: ApiProblem | null;
  /** When the last reply came, by the server's clock; null before the first. */
  heardAt: number | null;
  /** `late` after 4 silent seconds, `lost` after 15. */
  connection: 'live' | 'late' | 'lost';
  /** Set for a moment when the connection is back: how many cases had changed meanwhile. */
  caughtUp: number | null;
};

/** Push or polling: pages do not know which. */
export interface CaseFeed {
  get(): Feed;
  subscribe(listener: () => void): () => void;
  /** A case just answered by the API: shown at once. */
  put(c: ListedCase): void;
  /** A case that has left this person's sight. */
  drop(caseId: string): void;
  /** Called with every beat, also while the page is hidden. */
  onBeat(listener: () => void): () => void;
  /** Asks now instead of at the next beat. */
  refresh(): void;
  stop(): void;
}

type Page = { items: ListedCase[]; cursor: string | null };
type Changes = News & { cursor: string; more: boolean };

const closed = new Set(['confirmed', 'unconfirmed', 'closed-unreached']);
const lateAfter = 4000;
const lostAfter = 15_000;
/** After waking up a machine needs a moment to be online again. */
const graceAfterWake = 3000;
const sleeping = 5000;
const caughtUpShown = 6000;

/** Polls for changes by cursor, at every beat of a worker; merged by version, older replies dropped. */
export function pollCases(beat: Worker): CaseFeed {
  let feed: Feed = { cases: new Map(), loading: true, fault: null, heardAt: null, connection: 'live', caughtUp: null };
  const listeners = new Set<() => void>();
  const beatListeners = new Set<() => void>();
  let cursor: string | null = null;
  let asking = false;
  let [lastHeard, lastBeat, wokeAt] = [Date.now(), Date.now(), 0];

  const show = (change: Partial<Feed>) => {
    feed = { ...feed, ...change };
    for (const listener of listeners) listener();
  };

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      const news = cursor === null ? { items: await everything(), gone: [] } : await changes();
      const { cases, changed } = merged(feed.cases, news);
      const back = feed.connection === 'lost';
      lastHeard = Date.now();
      if (changed > 0 || feed.loading || feed.connection !== 'live' || feed.fault)
        show({ cases, loading: false, fault: null, connection: 'live', heardAt: serverNow(), ...(back ? { caughtUp: changed } : {}) });
      else feed.heardAt = serverNow();
      if (back) setTimeout(() => show({ caughtUp: null }), caughtUpShown);
    } catch (error) {
      if (error instanceof ApiProblem && !error.isSilence && feed.loading) show({ fault: error });
    } finally {
      asking = false;
      judgeSilence();
    }
  }

  /** The cursor first: what changes while the list is read is then told again. */
  async function everything(): Promise<ListedCase[]> {
    const { cursor: from } = await call<Changes>('GET', '/v1/cases/changes');
    const items: ListedCase[] = [];
    let page: string | null = null;
    do {
      const answer: Page = await call('GET', '/v1/cases', { query: { limit: 200, ...(page ? { cursor: page } : {}) } });
      const stillOpen = answer.items.filter((c) => !isClosedCase(c));
      items.push(...stillOpen);
      // Open ones come first.
      page = stillOpen.length < answer.items.length ? null : answer.cursor;
    } while (page);
    cursor = from;
    return items;
  }

  async function changes(): Promise<News> {
    const pages: News[] = [];
    for (let more = true; more; ) {
      const answer = await call<Changes>('GET', '/v1/cases/changes', { query: { cursor: cursor! } });
      pages.push(answer);
      cursor = answer.cursor;
      more = answer.more;
    }
    return together(pages);
  }

  function judgeSilence() {
    const silent = Date.now() - lastHeard;
    if (Date.now() - wokeAt < graceAfterWake) return;
    const connection = silent > lostAfter ? 'lost' : silent > lateAfter ? 'late' : 'live';
    if (connection !== feed.connection) show({ connection });
  }

  beat.onmessage = () => {
    if (Date.now() - lastBeat > sleeping) wokeAt = Date.now();
    lastBeat = Date.now();
    judgeSilence();
    void ask();
    for (const listener of beatListeners) listener();
  };
  void ask();

  return {
    get: () => feed,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put: (c) => show({ cases: merged(feed.cases, { items: [c], gone: [] }).cases }),
    drop(caseId) {
      const cases = new Map(feed.cases);
      if (cases.delete(caseId)) show({ cases });
    },
    onBeat(listener) {
      beatListeners.add(listener);
      return () => beatListeners.delete(listener);
    },
    refresh: () => void ask(),
    stop: () => beat.terminate(),
  };
}

export const isClosedCase = (c: ListedCase): boolean => closed.has(c.state);
