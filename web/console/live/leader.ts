import { useEffect, useState } from 'react';

/** Of all tabs that want it, one; the next takes over when that one is closed. */
export function useLeader(name: string, wanted: boolean): boolean {
  const [leads, setLeads] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    // Pages that are not served securely have no locks: then each tab acts for itself.
    if (!navigator.locks) return setLeads(true);
    let release = () => {};
    const abort = new AbortController();
    navigator.locks
      .request(name, { signal: abort.signal }, () => {
        setLeads(true);
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      .catch(() => {});
    return () => {
      setLeads(false);
      abort.abort();
      release();
    };
  }, [name, wanted]);
  return leads && wanted;
}

/** Whether any tab of this browser has the lead; null where that cannot be known. */
export async function isLed(name: string): Promise<boolean | null> {
  if (!navigator.locks) return null;
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === name) ?? false;
}
