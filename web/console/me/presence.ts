import { useSyncExternalStore } from 'react';
import { call } from '../api/client.ts';

export type PresenceState = 'on' | 'break' | 'off';
/** Whether this person is on duty at this browser; times by the server's clock, ms. */
export type Presence = { person: string; state: PresenceState; since: number | null; breakUntil: number | null; mutedUntil: number | null };
type Answer = { state: PresenceState; since: string | null; breakUntil: string | null; mutedUntil: string | null };
type Known = Answer & { person: string; present: boolean };
type Change = { state: PresenceState; sound?: boolean; breakUntil?: number | null; mutedUntil?: number | null };

const key = 'earshot.presence';
const nobody: Presence = { person: '', state: 'off', since: null, breakUntil: null, mutedUntil: null };

let current = stored();
const listeners = new Set<() => void>();

function stored(): Presence {
  try {
    return { ...nobody, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    return nobody;
  }
}
const show = (next: Presence) => {
  current = next;
  for (const listener of listeners) listener();
};
// What another tab did holds for this one.
window.addEventListener('storage', (event) => {
  if (event.key === key) show(stored());
});

/** On duty or not; somebody else's duty at this browser counts as none. */
export function usePresence(person: string): Presence {
  const known = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return known.person === person ? known : nobody;
}

/** On duty, not muted. */
export const isHereToRing = ({ state, mutedUntil }: Presence, now: number): boolean =>
  state === 'on' && (mutedUntil === null || mutedUntil <= now);

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const ms = (at: string | null) => (at === null ? null : Date.parse(at));

/** Grows with every word said to the server: what it answered to an older question is out of date then. */
let words = 0;

/**
 * What the server knows, which another browser of this person may have told it. Somebody it has not heard of for a minute stays as this
 * browser has it: the word may not have got through.
 */
export async function readPresence(person: string): Promise<void> {
  const before = words;
  const { items } = await call<{ items: Known[] }>('GET', '/v1/presence', { query: { person } });
  const known = items.find((item) => item.person === person);
  if (known && before === words && (known.present || known.state !== 'on')) keep(person, known);
}

/** Says it to the server; what is shown is what the server has stored. @throws ApiProblem */
export async function putPresence(person: string, { state, sound, breakUntil, mutedUntil }: Change): Promise<void> {
  const body = {
    state,
    ...(sound === undefined ? {} : { sound }),
    ...(breakUntil === undefined ? {} : { breakUntil: iso(breakUntil) }),
    ...(mutedUntil === undefined ? {} : { mutedUntil: iso(mutedUntil) }),
  };
  words++;
  keep(person, await call<Answer>('PUT', '/v1/presence', { body }));
}

function keep(person: string, answer: Answer): void {
  const next = {
    person,
    state: answer.state,
    since: ms(answer.since),
    breakUntil: ms(answer.breakUntil),
    mutedUntil: ms(answer.mutedUntil),
  };
  localStorage.setItem(key, JSON.stringify(next));
  show(next);
}
