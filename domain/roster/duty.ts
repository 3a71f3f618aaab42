import { alwaysOpen, type ServiceHours, serviceHours } from '#domain/calendar/service-hours.ts';
import { withCanary } from '#domain/canary/canary.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Instant } from '#domain/time.ts';
import { postsAt, rotaOf } from './posts.ts';
import { channelsFor } from './reach.ts';
import type { Level, Person, Team } from './team.ts';

export type OnDuty = { person: string; backup: boolean };

/** Who is there: rota, teams and service hours of one insurer, read at any instant. */
export type Duty = {
  /** People on duty at that level for that team, home members before backups, each once. */
  onDuty(team: string, level: Level, at: Instant): OnDuty[];
  hours(team: string): ServiceHours;
  /** The callback team of a region; unknown or missing regions go to the national team. */
  callbackTeam(region: string | undefined): string;
  members(team: string): string[];
  teamsOf(person: string): string[];
  person(id: string): Person | undefined;
  /** How to reach a person about a case of that severity then, in the order in which to try. */
  channelsOf(person: string, severity: string, at: Instant): string[];
  team(id: string): Team | undefined;
};

/** As configured; what changes at run time comes on top (`rosterAt`). */
export function dutyOf(insurer: Insurer): Duty {
  const teams = new Map(insurer.teams.map((t) => [t.id, t]));
  const people = new Map(insurer.people.map((p) => [p.id, p]));
  const hours = new Map(
    insurer.teams.map((t) => [t.id, serviceHours(insurer.calendars.find((c) => c.id === t.calendar)!, insurer.holidays, insurer.timeZone)]),
  );
  const callback = insurer.teams.filter((t) => t.kind === 'callback');
  const national = callback.find((t) => t.national)!;
  const rota = rotaOf(insurer);

  return withCanary({
    onDuty: (team, level, at) => postsAt(rota, [], team, level, at).map(({ person, backup }) => ({ person, backup })),
    hours: (team) => hours.get(team) ?? alwaysOpen,
    callbackTeam(region) {
      if (!region) return national.id;
      const matches = callback.flatMap((t) =>
        t.regions.filter((prefix) => region.startsWith(prefix)).map((prefix) => ({ team: t.id, prefix })),
      );
      return matches.sort((a, b) => b.prefix.length - a.prefix.length)[0]?.team ?? national.id;
    },
    members: (team) => [...new Set(insurer.rota.filter((e) => e.team === team && e.level === 'agent').map((e) => e.person))],
    teamsOf: (person) => {
      const entries = insurer.rota.filter((e) => e.person === person);
      return [...new Set(entries.flatMap((e) => (e.team === '*' ? callback.map((t) => t.id) : e.team)))];
    },
    person: (id) => people.get(id),
    channelsOf(id, severity, at) {
      const person = people.get(id);
      return person ? channelsFor(person, severity, at, insurer.timeZone) : [];
    },
    team: (id) => teams.get(id),
  });
}
