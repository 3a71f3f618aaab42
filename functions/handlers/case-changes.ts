import * as z from 'zod';
import { type ChangesPorts, changesSince } from '#domain/case/changes.ts';
import type { ReadPorts } from '#domain/case/read-case.ts';
import type { Now } from '#domain/time.ts';
import type { ApiHandler } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';
import { askedTeams } from './asked-teams.ts';
import { badCursor } from './bad-cursor.ts';
import { viewerOf } from './case-requests.ts';

const ChangesQuery = z.object({
  cursor: z.string().max(200).optional(),
  team: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** What has changed for whoever asks, again and again with the cursor of the answer before. */
export const caseChanges =
  (ports: ChangesPorts & Pick<ReadPorts, 'insurer'> & { now: Now }): ApiHandler =>
  async ({ query, identity }) => {
    const asked = parsed(ChangesQuery, query, '/query');
    const viewer = viewerOf(identity);
    askedTeams(ports, viewer, asked.team);
    return { status: 200, body: await changesSince(ports, viewer, asked, ports.now()).catch(badCursor) };
  };
