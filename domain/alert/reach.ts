import type { Insurer } from '#domain/insurer.ts';
import { channelsFor } from '#domain/roster/reach.ts';
import type { Instant } from '#domain/time.ts';

/** How people are reached. */
export type Reach = {
  /** Channels in the order in which to try them for that person, such a case and that hour. */
  channelsOf(person: string, severity: string, at: Instant): string[];
  /** Where the channel finds that person; undefined where it needs no address. */
  addressOf(person: string, channel: string): string | undefined;
  /** Without a receipt for so long, the next channel is taken. */
  fallbackSeconds: number;
};

export function reachOf({ people, policy, timeZone }: Pick<Insurer, 'people' | 'policy' | 'timeZone'>): Reach {
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    channelsOf(id, severity, at) {
      const person = byId.get(id);
      return person ? channelsFor(person, severity, at, timeZone) : [];
    },
    addressOf: (id, channel) => byId.get(id)?.addresses?.[channel],
    fallbackSeconds: policy.delivery.fallbackAfter,
  };
}
