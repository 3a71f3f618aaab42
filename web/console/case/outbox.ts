import { ApiProblem } from '../api/problem.ts';
import type { ActionBodies, CaseView } from '../api/types.ts';
import type { Receipt } from './receipt.ts';

/** An attempt or a note that has not reached the server yet. Sent again with the same key, so that it is done once. */
export type Unsent = { key: string; caseId: string; at: string; refusal: Refusal | null } & (
  | { deed: 'attempts'; body: ActionBodies['attempts'] }
  | { deed: 'notes'; body: ActionBodies['notes'] }
);
/** Why the server would not take it; what a problem document says. */
export type Refusal = Pick<ApiProblem, 'status' | 'errors' | 'owner' | 'state'>;
type Ports = {
  storage: Storage;
  send: (item: Unsent) => Promise<CaseView | Receipt>;
  sent: (answer: CaseView | Receipt) => void;
};
export type Outbox = ReturnType<typeof outboxOf>;

/** What one person did while the server was away: kept in this tab, sent in order of each case, refused ones kept until put away. */
export function outboxOf(person: string, { storage, send, sent }: Ports) {
  const place = `earshot.outbox.${person}`;
  const listeners = new Set<() => void>();
  let items: readonly Unsent[] = read();
  let sending = false;

  function read(): Unsent[] {
    try {
      return JSON.parse(storage.getItem(place) ?? '[]');
    } catch {
      return [];
    }
  }
  function keep(next: readonly Unsent[]): void {
    items = next;
    if (items.length > 0) storage.setItem(place, JSON.stringify(items));
    else storage.removeItem(place);
    for (const listener of listeners) listener();
  }
  const without = (key: string) => items.filter((item) => item.key !== key);

  return {
    get: () => items,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    add: (item: Unsent) => keep([...items, item]),
    discard: (key: string) => keep(without(key)),
    /** On signing out nothing stays on a shared machine, sent or not. */
    clear: () => keep([]),
    /** Sends what waits; stops where no answer comes, and goes on the next time. */
    async flush(): Promise<void> {
      if (sending) return;
      sending = true;
      try {
        for (const item of items.filter(({ refusal }) => refusal === null)) {
          try {
            const answer = await send(item);
            keep(without(item.key));
            sent(answer);
          } catch (error) {
            if (!(error instanceof ApiProblem) || waits(error)) return;
            const { status, errors, owner, state } = error;
            keep(items.map((other) => (other.key === item.key ? { ...other, refusal: { status, errors, owner, state } } : other)));
          }
        }
      } finally {
        sending = false;
      }
    },
  };
}

/** No answer, a fault of the server, too much at once, or signed out meanwhile: it may succeed later. */
export const waits = ({ status }: ApiProblem): boolean => status === 0 || status >= 500 || status === 429 || status === 401;
