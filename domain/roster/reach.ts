import { onShift } from '#domain/calendar/service-hours.ts';
import type { Instant } from '#domain/time.ts';
import type { Person } from './team.ts';

/** Channels of a person in the order in which to try them: what is preferred for such a case at that hour, then the others. */
export function channelsFor(person: Person, severity: string, at: Instant, timeZone: string): string[] {
  const preferred = person.preferences?.find(
    ({ severities, hours }) => (severities?.some((s) => s === severity) ?? true) && (!hours || onShift(hours, at, timeZone)),
  );
  return [...new Set([...(preferred?.channels ?? []), ...person.channels])];
}
