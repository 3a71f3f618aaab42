import type { ServiceHours } from '#domain/calendar/service-hours.ts';
import { appointmentDays } from '#domain/case/appointment-days.ts';
import { afterOf, type Outcome, type Retry, retries } from './outcomes.ts';
import { instantAt, nextMorning } from './wall-clock.ts';

/** When the next call is to be, as chosen or typed. `appointment` is a wall clock of the insurer, `yyyy-mm-ddThh:mm`, or empty. */
type Chosen = { outcome: Outcome; retry: Retry | null; appointment: string };

/** The time (ms) that goes with the attempt; null: none was named. */
export function nextAttemptOf({ outcome, retry, appointment }: Chosen, now: number, timeZone: string, hours: ServiceHours): number | null {
  const after = afterOf(outcome);
  if (after === 'appointment') return instantAt(appointment, timeZone);
  return after === 'retry' && retry !== null ? retryAt(retry, now, timeZone, hours) : null;
}

/** What a chip of retries means, ms; null: the team has no such time. */
export const retryAt = (retry: Retry, now: number, timeZone: string, hours: ServiceHours): number | null =>
  retry === 'tomorrow' ? nextMorning(now, timeZone, hours) : now + retry * 60_000;

/** The chips to offer: none after the team has gone home. */
export const retriesAt = (now: number, timeZone: string, hours: ServiceHours): { id: Retry; at: number }[] =>
  retries.flatMap((id) => {
    const at = retryAt(id, now, timeZone, hours);
    return at !== null && hours.isOpen(at) ? [{ id, at }] : [];
  });

/** What is wrong with the customer's time; null: nothing. */
export function appointmentFault(appointment: string, now: number, timeZone: string): 'missing' | 'past' | 'far' | null {
  if (appointment === '') return 'missing';
  const at = instantAt(appointment, timeZone);
  if (at <= now) return 'past';
  return at > now + appointmentDays * 86_400_000 ? 'far' : null;
}
