import type { CaseStore } from '#domain/case/case-store.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { Level } from '#domain/roster/team.ts';
import type { Instant } from '#domain/time.ts';
import { type PresenceStore, type PresenceView, presenceView } from './presence.ts';

export type BoardPorts = { presence: PresenceStore; cases: Pick<CaseStore, 'loadOf'>; duty: Duty; insurer: Insurer };

export type StaffItem = PresenceView & {
  name: string;
  teams: string[];
  levels: Level[];
  /** On duty now by the rota, signed on or not. */
  onRota: boolean;
  /** Open cases in hand or proposed, counted up to 50; a hint, read from an index. */
  load: { open: number };
};

const loadCeiling = 50;

/**
 * Who of these teams is there, and how much each has in hand; people who have never signed on are off.
 * @param only nobody but this person
 */
export async function staffOf(
  { presence, cases, duty, insurer }: BoardPorts,
  teams: string[],
  now: Instant,
  only?: string,
): Promise<StaffItem[]> {
  const asked = insurer.people.filter(({ id }) => only === undefined || id === only);
  const people = asked.filter(({ id }) => duty.teamsOf(id).some((team) => teams.includes(team)));
  const known = new Map((await presence.getMany(people.map(({ id }) => id))).map((p) => [p.person, p]));
  const onRota = peopleOnRota(duty, insurer, now);
  return Promise.all(
    people.map(async ({ id, name }) => {
      const seen = known.get(id);
      return {
        ...(seen ? presenceView(seen, now) : neverSeen(id)),
        name,
        teams: duty.teamsOf(id),
        levels: levelsOf(insurer, id),
        onRota: onRota.has(id),
        load: { open: await cases.loadOf(id, loadCeiling) },
      };
    }),
  );
}

/** The levels at which the rota knows somebody. */
export const levelsOf = ({ rota }: Insurer, person: string): Level[] => [
  ...new Set(rota.filter((entry) => entry.person === person).map(({ level }) => level)),
];

const peopleOnRota = (duty: Duty, { teams }: Insurer, now: Instant): Set<string> =>
  new Set(teams.flatMap(({ id }) => Level.options.flatMap((level) => duty.onDuty(id, level, now).map(({ person }) => person))));

const neverSeen = (person: string): PresenceView => ({
  person,
  state: 'off',
  since: null,
  seenAt: null,
  present: false,
  sound: false,
  mutedUntil: null,
  breakUntil: null,
});
