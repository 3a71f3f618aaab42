import * as z from 'zod';
import { teamsOf } from '#domain/case/read-case.ts';
import { type BoardPorts, staffOf } from '#domain/staff/board.ts';
import { consoleStart } from '#domain/staff/console.ts';
import { heard, PresenceBody, presenceView } from '#domain/staff/presence.ts';
import type { Now } from '#domain/time.ts';
import type { Trail } from '../audit-trail.ts';
import type { ApiHandler } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';
import { Problem } from '../middleware/problem.ts';
import { viewerOf } from './case-requests.ts';

export type DutyPorts = BoardPorts & { trail: Trail; now: Now };

const BoardQuery = z.object({ person: z.string().min(1).max(200).optional() });

/** Who is there: what a console is told at its start, what it says about its user, and who else sits at one. */
export function staffDuty(ports: DutyPorts) {
  const console: ApiHandler = async ({ identity }) => ({
    status: 200,
    body: consoleStart(ports.insurer, ports.duty, identity),
    mayKeep: true,
  });

  const board: ApiHandler = async ({ identity, query }) => {
    const { person } = parsed(BoardQuery, query, '/query');
    const teams = teamsOf(viewerOf(identity), ports.duty, ports.insurer);
    return { status: 200, body: { items: await staffOf(ports, teams, ports.now(), person) } };
  };

  const say: ApiHandler = async ({ identity, body }) => {
    const said = parsed(PresenceBody, body());
    const now = ports.now();
    const told = heard(await ports.presence.get(identity.id), identity.id, said, now);
    if ('faults' in told) throw new Problem(400, 'The request has faults', told.faults);
    await ports.presence.put(told.presence);
    if (told.changed) await ports.trail({ who: identity.id, what: 'presence-changed', detail: told.presence.state });
    return { status: 200, body: presenceView(told.presence, now) };
  };

  return { console, board, say };
}
