import { isCanaryCase } from '#domain/canary/canary.ts';
import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { type Instant, seconds } from '#domain/time.ts';
import { type Case, teamsEver } from './case.ts';
import { BadCursor, type CaseStore, matches } from './case-store.ts';
import { type CaseListItem, listItems } from './list-item.ts';
import { maySee, sawOnce, type Viewer } from './read-case.ts';

export type ChangesPorts = { cases: CaseStore; feedback: FeedbackStore; duty: Duty };
export type Changes = {
  items: CaseListItem[];
  /** Ids of changed cases that have left the viewer's sight, or that team. Nothing else is said of them. */
  gone: string[];
  cursor: string;
  more: boolean;
};

/** An index lags, and the clocks of several functions differ: so much is told again. */
export const overlapSeconds = 5;

/**
 * What of the viewer's has changed since the cursor, oldest change first; some of it may have been told before, with the same version.
 * Without a cursor nothing, and where to begin. `limit` changes are looked at, and what else changed in the millisecond of the last;
 * `more` says that others wait behind the cursor, which holds instants only: whoever gets it may not see every case.
 * @throws BadCursor
 */
export async function changesSince(
  { cases, feedback, duty }: ChangesPorts,
  viewer: Viewer,
  { cursor, team, limit }: { cursor?: string | undefined; team?: string | undefined; limit: number },
  now: Instant,
): Promise<Changes> {
  if (cursor === undefined) return { items: [], gone: [], cursor: write({ begun: now }), more: false };
  const { begun, place } = read(cursor);
  const changed = await cases.changed(place ?? begun - seconds(overlapSeconds), limit);
  const isSeen = team === undefined ? (c: Case) => maySee(viewer, c, duty) : matches({ teams: [team] });
  const wasSeen = (c: Case) => (team === undefined ? sawOnce(viewer, c, duty) : teamsEver(c).includes(team));
  const real = changed.cases.filter((c) => !isCanaryCase(c));
  const seen = real.filter(isSeen);
  // While one reads on page by page, changes come in behind: the next round begins where this one began.
  const round = place === undefined ? now : begun;
  return {
    items: await listItems(feedback, seen, now),
    gone: real.filter((c) => !isSeen(c) && wasSeen(c)).map((c) => c.caseId),
    cursor: write({ begun: round, place: changed.next ?? undefined }),
    more: changed.next !== null,
  };
}

/** When the round of reading began, and, within a round, from when on it goes on. */
type Cursor = { begun: Instant; place?: Instant | undefined };

const write = ({ begun, place }: Cursor): string => (place === undefined ? String(begun) : `${begun}.${place}`);

function read(cursor: string): Cursor {
  const [, begun, place] = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(cursor) ?? [];
  if (begun === undefined) throw new BadCursor('not a cursor of this feed');
  return { begun: Number(begun), place: place === undefined ? undefined : Number(place) };
}
