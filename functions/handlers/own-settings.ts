import type { CalendarLinks } from '#adapters/links/calendar-links.ts';
import { reachFaults } from '#domain/alert/reach-faults.ts';
import type { Fault } from '#domain/feedback/fault.ts';
import type { Insurer } from '#domain/insurer.ts';
import { lastContacts } from '#domain/roster/every-hour.ts';
import { PreferencesBody } from '#domain/roster/request.ts';
import type { Person, Preference } from '#domain/roster/team.ts';
import type { Trail } from '../audit-trail.ts';
import type { ApiHandler } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';
import { faultAt, Problem } from '../middleware/problem.ts';
import type { RosterViewPorts } from './rota-view.ts';

export type OwnSettingsPorts = Pick<RosterViewPorts, 'roster' | 'base' | 'insurer'> & { links: CalendarLinks; trail: Trail };

/** What everybody settles for themselves: on which channels to be told, and the link to their own calendar. */
export function ownSettings({ roster, base, insurer, links, trail }: OwnSettingsPorts) {
  const me = (id: string) => {
    const person = base.person(id);
    if (!person) throw new Problem(404, 'Nobody here has this id', [faultAt('', 'the configuration names no such person')]);
    return person;
  };

  const preferences: ApiHandler = async ({ identity }) => {
    const person = me(identity.id);
    const own = await roster.preferencesOf(person.id);
    const channels = person.channels.flatMap((id) =>
      insurer.channels.filter((c) => c.id === id).map(({ kind, zh, en }) => ({ id, kind, zh, en })),
    );
    const body = { person: person.id, isOwn: own !== null, preferences: own?.preferences ?? person.preferences ?? [], channels };
    return { status: 200, body: { ...body, timeZone: insurer.timeZone } };
  };

  const prefer: ApiHandler = async (request) => {
    const person = me(request.identity.id);
    const wanted = parsed(PreferencesBody, request.body());
    const foreign = foreignChannels(person, wanted.preferences);
    const faults = foreign.length > 0 ? foreign : whyUnreached({ ...person, ...wanted }, insurer);
    if (faults.length > 0) throw new Problem(400, 'The request has faults', faults);
    await roster.putPreferences({ person: person.id, preferences: wanted.preferences });
    await trail({ who: person.id, what: 'preferences-changed' });
    return preferences(request);
  };

  const link: ApiHandler = async ({ identity }) => {
    const { id: person } = me(identity.id);
    return { status: 200, body: { url: await links.linkTo({ person, number: await roster.calendarNumber(person) }) } };
  };

  const renewLink: ApiHandler = async ({ identity }) => {
    const { id: person } = me(identity.id);
    const number = await roster.takeBackCalendars(person);
    await trail({ who: person, what: 'calendar-link-renewed' });
    return { status: 200, body: { url: await links.linkTo({ person, number }) } };
  };

  return { preferences, prefer, link, renewLink };
}

const foreignChannels = ({ channels: own }: Person, preferences: Preference[]): Fault[] =>
  preferences.flatMap(({ channels }, i) =>
    channels.flatMap((id, j) =>
      own.includes(id) ? [] : [faultAt(`/preferences/${i}/channels/${j}`, `is none of your channels: ${own.join(', ')}`)],
    ),
  );

/** What the configuration may not say of somebody, they may not say either: the last to be told must be reached. */
function whyUnreached(person: Person, insurer: Insurer): Fault[] {
  const last = insurer.policy.ladder.at(-1)!;
  const faults = reachFaults({ people: [person], channels: insurer.channels }, last, lastContacts(insurer));
  return faults.map(({ message }) => faultAt('/preferences', message));
}
