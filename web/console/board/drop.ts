import type { ActionBodies, ListedCase } from '../api/types.ts';
import { mayTake } from '../lead/candidates.ts';

/** A case that was dropped on a name. `back`: who had it, null: nobody; absent: it cannot be given back from here. */
export type Dropped = { caseId: string; version: number; to: string; back: { person: string | null } | null };

type Named = readonly { id: string; teams: string[] }[];

/** Where a case would go back to. Who works for another team cannot be given it again: that would be a transfer. */
export function wayBack(
  before: Pick<ListedCase, 'team' | 'handlingTeam' | 'claimedBy'>,
  given: string,
  people: Named,
  teams: readonly { id: string; kind: string }[],
): Dropped['back'] {
  if (before.handlingTeam !== null) return null;
  if (before.claimedBy === null) return { person: null };
  const owner = people.find(({ id }) => id === before.claimedBy);
  const may = owner && mayTake({ team: before.team, claimedBy: given }, { person: owner.id, teams: owner.teams }, teams);
  return may ? { person: owner.id } : null;
}

/** Only as long as nothing else has happened to the case: the server looks at its version. Null: there is no way back. */
export const undoBody = ({ back, version }: Dropped): ActionBodies['reassign'] | null =>
  back && { person: back.person, ifVersion: version };
