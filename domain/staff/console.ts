import type { Insurer } from '#domain/insurer.ts';
import topics from '#domain/judgement/topics.json' with { type: 'json' };
import type { Topic } from '#domain/judgement/topics.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { levelsOf } from './board.ts';

type Named = { id: string; zh: string; en: string };
const named = ({ id, zh, en }: Named): Named => ({ id, zh, en });

/** Everything a console needs once at its start: who is asking, and the words and rules of the insurer. */
export function consoleStart(insurer: Insurer, duty: Duty, { id, roles }: { id: string; roles: string[] }) {
  const { catalogue, policy } = insurer;
  return {
    me: { id, name: duty.person(id)?.name ?? id, roles, teams: duty.teamsOf(id), levels: levelsOf(insurer, id) },
    insurer: { ...named(insurer), timeZone: insurer.timeZone },
    teams: insurer.teams.map((team) => ({
      ...named(team),
      kind: team.kind,
      calendar: insurer.calendars.find(({ id }) => id === team.calendar)!,
    })),
    holidays: insurer.holidays,
    people: insurer.people.map((person) => ({ id: person.id, name: person.name, role: person.role, teams: duty.teamsOf(person.id) })),
    taxonomy: insurer.taxonomy,
    topics: topics as Topic[],
    catalogue: {
      lines: catalogue.lines.map(named),
      scenes: catalogue.scenes.map(named),
      journeys: catalogue.journeys.map(named),
      touchpoints: catalogue.touchpoints.map(named),
    },
    policy: {
      version: policy.version,
      callback: policy.callback,
      claim: policy.claim,
      ladder: policy.ladder,
      followUp: policy.followUp,
    },
    channels: insurer.channels.map((channel) => ({ id: channel.id, kind: channel.kind })),
  };
}
export type ConsoleStart = ReturnType<typeof consoleStart>;
