import { type ReadPorts, teamsOf, type Viewer } from '#domain/case/read-case.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { faultAt, Problem } from '../middleware/problem.ts';

/** The teams a listing is about: the one that is asked for, or all the viewer may read. Throws 400 for none, 403 for another's. */
export function askedTeams({ duty, insurer }: { duty: Duty } & Pick<ReadPorts, 'insurer'>, viewer: Viewer, team?: string): string[] {
  const readable = teamsOf(viewer, duty, insurer);
  if (!team) return readable;
  if (!duty.team(team)) throw new Problem(400, 'The request has faults', [faultAt('/query/team', 'no team has this id')]);
  if (!readable.includes(team))
    throw new Problem(403, 'This is not one of your teams', [faultAt('/query/team', `yours are ${readable.join(', ')}`)]);
  return [team];
}
