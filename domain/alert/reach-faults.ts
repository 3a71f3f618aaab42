import type { LadderStep } from '#domain/escalation/policy.ts';
import type { Person, RotaEntry } from '#domain/roster/team.ts';
import { addressFault, type ChannelConfig } from './channel-config.ts';

type Fault = { path: (string | number)[]; message: string };
export type Reached = { people: Person[]; channels: ChannelConfig[] };

/** What is wrong with the ways in which people are to be reached. `contacts` are those whom the last step tells. */
export function reachFaults({ people, channels }: Reached, last: LadderStep, contacts: RotaEntry[]): Fault[] {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const isPush = (id: string | undefined) => byId.get(id ?? '')?.kind === 'web-push';
  return people.flatMap((person, i): Fault[] => {
    const { addresses = {} } = person;
    const at = (field: keyof Person, message: string, ...place: string[]): Fault => ({ path: ['people', i, field, ...place], message });
    const orders = ordersOf(person);
    const used = [...new Set(orders.flat())];
    const isContact = contacts.some((entry) => entry.person === person.id);
    return [
      ...used.filter((id) => !byId.has(id)).map((id) => at('channels', `no channel "${id}"`)),
      ...Object.keys(addresses).flatMap((id) => (byId.has(id) ? [] : [at('addresses', `no channel "${id}"`, id)])),
      ...channels.flatMap((channel) => {
        const isNamed = used.includes(channel.id) || channel.id in addresses;
        const fault = isNamed ? addressFault(channel, addresses[channel.id]) : null;
        return fault ? [at('addresses', fault, channel.id)] : [];
      }),
      // Chrome's push service is out of reach in mainland China, and a browser that is closed shows nothing.
      ...(person.channels.every(isPush) ? [at('channels', 'browser push may not be the only way to reach somebody')] : []),
      ...(isContact && orders.some((order) => chosenBy(last, order).some(isPush))
        ? [at('channels', `the last escalation step "${last.id}" may not depend on browser push`)]
        : []),
    ];
  });
}

/** The orders in which that person's channels may come to be tried, depending on hour and severity. */
const ordersOf = ({ channels, preferences = [] }: Person): string[][] => [
  channels,
  ...preferences.map((preference) => [...new Set([...preference.channels, ...channels])]),
];

const chosenBy = ({ tell }: LadderStep, order: string[]): (string | undefined)[] =>
  tell.map(({ channel }) => (channel === 'second' ? order[1] : undefined) ?? order[0]);
