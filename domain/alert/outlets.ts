import type { Instant } from '#domain/time.ts';
import type { AlertMessage } from './alert.ts';
import { type Entry, enter, type Outlet, type Place } from './traffic.ts';

/** What went out where of late, and what waits for the next summary. Outlets are named by channel, or channel and person. */
export interface Outlets {
  get(outlet: string): Promise<Outlet>;
  /** False when somebody else wrote first: `after.version` must be one above what is stored. */
  save(outlet: string, after: Outlet): Promise<boolean>;
  /** Puts an alert with those that wait; putting it twice is harmless. */
  join(outlet: string, message: AlertMessage): Promise<void>;
  /** Those that wait, as last written; at most so many. */
  waiting(outlet: string, limit: number): Promise<AlertMessage[]>;
  leave(outlet: string, messages: AlertMessage[]): Promise<void>;
}

/** One message less may go out there, or one more waits. */
export async function enterOutlet(outlets: Outlets, outlet: string, entry: Entry, now: Instant): Promise<Place> {
  for (;;) {
    const { place, after } = enter(await outlets.get(outlet), entry, now);
    if (await outlets.save(outlet, after)) return place;
  }
}
