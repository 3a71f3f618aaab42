import type { Policy } from '#domain/escalation/policy.ts';
import type { Duty } from '#domain/roster/duty.ts';

/** How people are reached. */
export type Reach = Pick<Duty, 'channelsOf'> & {
  /** Where the channel finds that person; undefined where it needs no address. */
  addressOf(person: string, channel: string): string | undefined;
  /** Without a receipt for so long, the next channel is taken. */
  fallbackSeconds: number;
};

export const reachOf = (duty: Duty, { delivery }: Pick<Policy, 'delivery'>): Reach => ({
  channelsOf: (...asked) => duty.channelsOf(...asked),
  addressOf: (person, channel) => duty.person(person)?.addresses?.[channel],
  fallbackSeconds: delivery.fallbackAfter,
});
