import { useEffect, useRef, useSyncExternalStore } from 'react';
import { preferences } from '../app/preferences.ts';
import { isTakenBy, keyOf } from './key-map.ts';

export type KeyOptions = {
  /** Whether the key acts now; it stays in the help either way. */
  when?: boolean;
  /** What the help says it does; without, the words of `live/words.ts` for that key. */
  label?: string;
  /** Acts although a dialogue or drawer has the focus; for keys of the dialogue itself. */
  inDialog?: boolean;
};
type Entry = { key: string; run: (event: KeyboardEvent) => void; options: KeyOptions };

let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();
const replace = (next: readonly Entry[]) => {
  entries = next;
  for (const listener of listeners) listener();
};

/**
 * A single key (`'c'`, `'enter'`, `'arrowdown'`, `'?'`, `'1'`) that acts while this component is shown. Off inside fields, while an
 * input method composes, with Alt, Ctrl or Meta, and by preference. Of several for one key the newest that acts now is asked.
 */
export function useKey(key: string, action: (event: KeyboardEvent) => void, options: KeyOptions = {}): void {
  const latest = useRef({ action, options });
  latest.current = { action, options };
  const { label } = options;
  useEffect(() => {
    const entry: Entry = {
      key: key.toLowerCase(),
      run: (event) => latest.current.action(event),
      options: {
        ...(label === undefined ? {} : { label }),
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
  }, [key, label]);
}

/** The keys known now, each once, with the label of the newest. */
export function useKnownKeys(): { key: string; label: string | undefined }[] {
  const known = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
  return [...new Map(known.map((e) => [e.key, { key: e.key, label: e.options.label }])).values()];
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || !preferences().keys) return;
  const key = keyOf(event);
  const target = event.target as HTMLElement | null;
  if (key === null || (target && isTakenBy(aimOf(target), key))) return;
  const inDialog = target?.closest?.('[role="dialog"], [role="menu"]') != null;
  const entry = entries.findLast((e) => e.key === key && e.options.when && (!inDialog || e.options.inDialog));
  if (!entry) return;
  event.preventDefault();
  entry.run(event);
});

const aimOf = (target: HTMLElement) => ({
  tag: target.tagName.toLowerCase(),
  type: target.getAttribute?.('type') ?? null,
  role: target.getAttribute?.('role') ?? null,
  isEditable: target.isContentEditable,
});
