import type { Context } from 'aws-lambda';
import type { Insurer } from '#domain/insurer.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { nothingChanged, type Roster, type RunTime, rosterAt } from '#domain/roster/roster.ts';
import type { RosterStore } from '#domain/roster/roster-store.ts';
import type { Now } from '#domain/time.ts';
import { inTime } from './in-time.ts';

/** A change of the rota is heeded everywhere so soon. */
const freshMs = 5000;
const patienceMs = 1000;
/** Gaps are looked for from yesterday on. */
export const lookBackMs = 2 * 86_400_000;

type Ports = {
  store: Pick<RosterStore, 'since'>;
  base: Duty;
  insurer: Insurer;
  now: Now;
  log: { error(what: string, about: Record<string, unknown>): void };
};

/**
 * The roster as it is now, read again after five seconds. Customers wait for what asks it: when it cannot be read, the last known one,
 * or the configured rota, has to do, and that is said aloud.
 */
export function presentRoster({ store, base, insurer, now, log }: Ports): () => Promise<Roster> {
  let lastRead: RunTime | undefined;
  let known: { roster: Roster; at: number } | undefined;
  let reading: Promise<Roster> | undefined;
  const read = async (): Promise<Roster> => {
    try {
      lastRead = await inTime(store.since(now() - lookBackMs), patienceMs);
    } catch (error) {
      const instead = lastRead ? 'the last known roster' : 'the configured rota';
      log.error('the roster cannot be read', { instead, error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' });
    }
    known = { roster: rosterAt(base, insurer, lastRead ?? nothingChanged, now()), at: now() };
    return known.roster;
  };
  return async () => {
    if (known && now() - known.at < freshMs) return known.roster;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}

type Handler<E, R> = (event: E, context: Context) => Promise<R>;

/** A handler that works by the present roster; made anew only when that has been read anew. */
export function byRoster<E, R>(present: () => Promise<Roster>, handlerFor: (duty: Roster) => Handler<E, R>): Handler<E, R> {
  let made: { duty: Roster; handler: Handler<E, R> } | undefined;
  return async (event, context) => {
    const duty = await present();
    if (made?.duty !== duty) made = { duty, handler: handlerFor(duty) };
    return made.handler(event, context);
  };
}
