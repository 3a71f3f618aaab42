/** What is read out to people who do not see the screen: batched, so that a busy queue does not talk without end. */
const every = 5000;
const limit = 3;

let waiting: string[] = [];
let isWaiting = false;
let spokenAt = 0;
let spoken = { polite: '', assertive: '' };
const listeners = new Set<() => void>();
const say = (change: Partial<typeof spoken>) => {
  spoken = { ...spoken, ...change };
  for (const listener of listeners) listener();
};

/** Says it with the next batch, at most once in five seconds; `now` interrupts: only for one's own case. */
export function announce(text: string, urgency: 'batched' | 'now' = 'batched'): void {
  if (urgency === 'now') {
    say({ assertive: text });
    return;
  }
  if (!waiting.includes(text)) waiting.push(text);
  if (!isWaiting) setTimeout(flush, Math.max(0, spokenAt + every - Date.now()));
  isWaiting = true;
}

function flush(): void {
  isWaiting = false;
  spokenAt = Date.now();
  say({ polite: batchOf(waiting) });
  waiting = [];
}

/** The latest few; what is older shows on the screen. */
export const batchOf = (texts: readonly string[]): string => texts.slice(-limit).join('。');

export const spokenNow = () => spoken;
export function onSpoken(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
