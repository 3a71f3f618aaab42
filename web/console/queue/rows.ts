import type { ListedCase } from '../api/types.ts';
import { urgency } from './bands.ts';

export const views = ['mine', 'team', 'held'] as const;
export type View = (typeof views)[number];
export type Viewer = { id: string; teams: readonly string[] };

const unclaimed = new Set(['open', 'reopened']);
/** Until the customer has confirmed, a promise may be owed and the owner is asked first. */
const inHand = new Set(['claimed', 'contacted', 'resolved']);

export const isUnclaimed = (c: Pick<ListedCase, 'state'>): boolean => unclaimed.has(c.state) || c.state === 'held';

/** Leads without a team of their own, and administrators, look at all teams. */
const isOfTeams = (c: ListedCase, { teams }: Viewer): boolean =>
  teams.length === 0 || teams.includes(c.team) || (c.handlingTeam !== null && teams.includes(c.handlingTeam));

/** Where a case is listed for this person; null where it is not. In hand or awaiting the customer's yes, first answered for, or helped with is mine. */
export function viewOf(c: ListedCase, viewer: Viewer): View | null {
  if (inHand.has(c.state)) return [c.claimedBy, c.firstContactOwner, ...c.helpers].includes(viewer.id) ? 'mine' : null;
  if (c.state === 'held') return isOfTeams(c, viewer) ? 'held' : null;
  return unclaimed.has(c.state) && isOfTeams(c, viewer) ? 'team' : null;
}

/** Soonest first; of two due at once the one opened first, so that no row ever leaps over another. */
export const byUrgency = (a: ListedCase, b: ListedCase): number => {
  const [first, second] = [urgency(a), urgency(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.openedAt.localeCompare(b.openedAt) || a.caseId.localeCompare(b.caseId);
};

export type Views = Record<View, ListedCase[]>;
export function inViews(cases: Iterable<ListedCase>, viewer: Viewer): Views {
  const found: Views = { mine: [], team: [], held: [] };
  for (const c of cases) {
    const view = viewOf(c, viewer);
    if (view) found[view].push(c);
  }
  for (const view of views) found[view].sort(byUrgency);
  return found;
}

/** The view to begin with where the address names none: that of the case it names, else Mine when only there is something to do. */
export function landingView(found: Views, caseId: string | null): View {
  const ofCase = views.find((view) => found[view].some((c) => c.caseId === caseId));
  return ofCase ?? (found.team.length === 0 && found.mine.length > 0 ? 'mine' : 'team');
}

/** Whether a case has every word of the search in what stands on its row. */
export function finds(q: string, texts: readonly string[]): boolean {
  const text = texts.join('\n').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The most urgent one that this person may claim now; after `from`, going round, if that is one of them. */
export function nextToClaim(team: readonly ListedCase[], me: string, now: number, from: string | null = null): ListedCase | null {
  const mine = team.filter((c) => mayClaim(c, me, now));
  const at = mine.findIndex((c) => c.caseId === from);
  return mine[at + 1] ?? mine[0] ?? null;
}

/** Until the exclusive time is over only the proposed owner may. */
export const isExclusiveToOthers = (c: ListedCase, me: string, now: number): boolean =>
  c.proposedOwner !== null && c.proposedOwner !== me && c.state !== 'held' && now < Date.parse(c.exclusiveUntil);

const mayClaim = (c: ListedCase, me: string, now: number): boolean => isUnclaimed(c) && !isExclusiveToOthers(c, me, now);

/** For so long a row that somebody took stays where it was. */
export const takenStays = 3000;
export type Row = { c: ListedCase; takenAt: number | null };

/** The rows to show: what is listed now, and for a moment what was listed before and has been taken. */
export function withTaken(
  before: readonly Row[],
  listed: readonly ListedCase[],
  all: ReadonlyMap<string, ListedCase>,
  me: string,
  now: number,
): Row[] {
  const here = new Set(listed.map((c) => c.caseId));
  const taken = before.flatMap(({ c, takenAt }): Row[] => {
    if (here.has(c.caseId)) return [];
    const since = takenAt ?? now;
    const latest = all.get(c.caseId) ?? c;
    // One's own claim has moved to one's own view.
    return now - since < takenStays && latest.claimedBy !== me ? [{ c: latest, takenAt: since }] : [];
  });
  const place = new Map(before.map(({ c }, index) => [c.caseId, index]));
  const rows: Row[] = listed.map((c) => ({ c, takenAt: null }));
  // Each goes back before the first row that stood after it.
  for (const row of taken) {
    const at = rows.findIndex(({ c }) => (place.get(c.caseId) ?? -1) > place.get(row.c.caseId)!);
    rows.splice(at < 0 ? rows.length : at, 0, row);
  }
  return rows;
}

/** By how many rows the list must be scrolled on, so that what is seen stays where it is: rows above it came or went. */
export function rowsShifted(before: readonly string[], after: readonly string[], inSight: ReadonlySet<string>): number {
  const anchor = before.findIndex((id) => inSight.has(id) && after.includes(id));
  return anchor < 0 ? 0 : after.indexOf(before[anchor]!) - anchor;
}

/** Which case stands in each place of the list, and when that place last changed hands (ms). */
export type Places = { ids: readonly string[]; at: ReadonlyMap<number, number> };

/** So that a click on a row that has just moved is not taken; what was scrolled along by `shifted` rows has not moved. */
export function placesChanged(before: Places, ids: readonly string[], now: number, shifted = 0): Places {
  const at = new Map([...before.at].map(([index, when]) => [index + shifted, when]));
  ids.forEach((id, index) => {
    const was = before.ids[index - shifted];
    if (was !== undefined && was !== id) at.set(index, now);
  });
  return { ids, at };
}

export const clickGrace = 400;
