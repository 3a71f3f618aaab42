import { useSyncExternalStore } from 'react';
import { onSpoken, spokenNow } from './announce.ts';

/** The two live regions of the console; they stand from the start, or nothing in them would be read. */
export function Announcer() {
  const { polite, assertive } = useSyncExternalStore(onSpoken, spokenNow);
  return (
    <>
      <div className="unseen" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="unseen" role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}
