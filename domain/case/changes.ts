import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { type Instant, seconds } from '#domain/time.ts';
import { BadCursor, type CaseStore, type ChangePlace, matches } from './case-store.ts';
import { type CaseListItem, listItems } from './list-item.ts';
import { maySee, type Viewer } from './read-case.ts';

export type ChangesPorts = { cases: CaseStore; feedback: FeedbackStore; duty: Duty };
export type Changes = { items: CaseListItem[]; cursor: string; more: boolean };

/** An index lags, and the clocks of several functions differ: so much is told again. */
export const overlapSeconds = 5;

/**
 * What of the viewer's has changed since the cursor, oldest change first; some of it may have been told before, with the same version.
 * Without a cursor nothing, and where to begin. At most `limit` changes are looked at; `more` says that others wait behind the cursor.
 * @throws BadCursor
 */
export async function changesSince(
  { cases, feedback, duty }: ChangesPorts,
  viewer: Viewer,
  { cursor, team, limit }: { cursor?: string | undefined; team?: string | undefined; limit: number },
  now: Instant,
): Promise<Changes> {
  if (cursor === undefined) return { items: [], cursor: write({ begun: now }), more: false };
  const { begun, place } = read(cursor);
  const from = place ?? { at: begun - seconds(overlapSeconds) };
  const changed = await cases.changed(from, limit);
  const isWanted = team === undefined ? null : matches({ teams: [team] });
  const seen = changed.cases.filter((c) => (isWanted ? isWanted(c) : maySee(viewer, c, duty)));
  // While one reads on page by page, changes come in behind: the next round begins where this one began.
  const round = place ? begun : now;
  return {
    items: await listItems(feedback, seen, now),
    cursor: write({ begun: round, ...(changed.next ? { place: changed.next } : {}) }),
    more: changed.next !== null,
  };
}

/** When the round of reading began, and, within a round, where it stands. */
type Cursor = { begun: Instant; place?: ChangePlace | undefined };

const write = ({ begun, place }: Cursor): string => (place ? `${begun}.${place.at}.${place.caseId}` : String(begun));

function read(cursor: string): Cursor {
  const [, begun, at, caseId] = /^(\d{1,15})(?:\.(\d{1,15})\.([0-9a-z-]{1,64}))?$/.exec(cursor) ?? [];
  if (begun === undefined) throw new BadCursor('not a cursor of this feed');
  return { begun: Number(begun), place: caseId === undefined ? undefined : { at: Number(at), caseId } };
}
