import { useEffect, useRef, useSyncExternalStore } from 'react';
import { preferences } from '../app/preferences.ts';
import { useChosenKeys } from './chosen-keys.ts';
import { type KeyDeed, keysOf } from './key-choice.ts';
import { isTakenBy, keyOf } from './key-map.ts';
import { wasPopupOpen } from './popup.ts';

export type KeyOptions = {
  /** Whether the key acts now; it stays in the help either way. */
  when?: boolean;
  /** Acts although a dialogue or drawer has the focus; for keys of the dialogue itself. */
  inDialog?: boolean;
};
type Entry = { deed: KeyDeed; keys: string[]; run: (event: KeyboardEvent) => void; options: KeyOptions };

/** Held down, these go on; nothing else is done twice. */
const movers: readonly KeyDeed[] = ['next', 'previous'];

let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();
const replace = (next: readonly Entry[]) => {
  entries = next;
  for (const listener of listeners) listener();
};

/**
 * The single key of a deed acts while this component is shown: the standard one, or what this person chose. Off inside fields, while an
 * input method composes, with Alt, Ctrl or Meta, and by preference. Of several for one key the newest that acts now is asked.
 */
export function useKey(deed: KeyDeed, action: (event: KeyboardEvent) => void, options: KeyOptions = {}): void {
  const chosen = useChosenKeys();
  const latest = useRef({ action, options });
  latest.current = { action, options };
  useEffect(() => {
    const entry: Entry = {
      deed,
      keys: keysOf(deed, chosen),
      run: (event) => latest.current.action(event),
      options: {
        get when() {
          return latest.current.options.when ?? true;
        },
        get inDialog() {
          return latest.current.options.inDialog ?? false;
        },
      },
    };
    replace([...entries, entry]);
    return () => replace(entries.filter((e) => e !== entry));
  }, [deed, chosen]);
}

/** The deeds that a key may do on this page. */
export function useKnownDeeds(): KeyDeed[] {
  const known = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
  return known.map(({ deed }) => deed);
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || !preferences().keys) return;
  const key = keyOf(event);
  const target = event.target as HTMLElement | null;
  if (key === null || (target && isTakenBy(aimOf(target), key))) return;
  // It closes what lies on top, not the page below it as well.
  if (key === 'escape' && wasPopupOpen()) return;
  const inDialog = target?.closest?.('[role="dialog"], [role="menu"]') != null;
  const entry = entries.findLast((e) => e.keys.includes(key) && e.options.when && (!inDialog || e.options.inDialog));
  if (!entry || (event.repeat && !movers.includes(entry.deed))) return;
  event.preventDefault();
  entry.run(event);
});

const aimOf = (target: HTMLElement) => ({
  tag: target.tagName.toLowerCase(),
  type: target.getAttribute?.('type') ?? null,
  role: target.getAttribute?.('role') ?? null,
  isEditable: target.isContentEditable,
});
