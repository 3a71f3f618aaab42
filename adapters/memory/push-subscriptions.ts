import type { PushSubscription, PushSubscriptions } from '#domain/alert/subscription.ts';

export function memorySubscriptions(): PushSubscriptions {
  const browsers = new Map<string, Map<string, PushSubscription>>();
  const of = (person: string) => browsers.get(person) ?? new Map<string, PushSubscription>();
  return {
    of: async (person) => [...of(person).values()],
    async keep(person, subscription) {
      browsers.set(person, of(person).set(subscription.endpoint, subscription));
    },
    async forget(person, endpoint) {
      of(person).delete(endpoint);
    },
  };
}
