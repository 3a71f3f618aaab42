import { iso } from '#domain/time.ts';
import { peopleOf, type RosterChange, type SwapState, swapState } from './change.ts';
import type { Gap } from './gaps.ts';
import type { PostSpan } from './posts.ts';
import type { Level } from './team.ts';

/** Parts of the roster as the API shows them; times are ISO 8601. */
export const shiftView = (team: string, level: Level, { person, backup, source, from, to }: PostSpan) => ({
  ...{ team, level, person, backup, source },
  from: iso(from),
  until: iso(to),
});
export type ShiftView = ReturnType<typeof shiftView>;

export const gapView = ({ from, to, ...gap }: Gap) => ({ ...gap, from: iso(from), until: iso(to) });
export type GapView = ReturnType<typeof gapView>;

const state = (change: RosterChange) =>
  change.kind === 'swap' ? swapState(change) : change.marks.withdrawn ? ('withdrawn' as const) : ('in force' as const);

/** A change; its reason is for the people it moves, whoever entered it, and leads. */
export function changeView(change: RosterChange, viewer: { id: string; isLead: boolean }) {
  const { id, kind, from, until, reason, marks, version: _, ...what } = change;
  const mayRead = viewer.isLead || marks.asked.by === viewer.id || peopleOf(change).includes(viewer.id);
  const times = Object.entries(marks).map(([name, { at, by }]) => [name, { at: iso(at), by }]);
  return {
    ...{ id, kind, ...what, from: iso(from), until: iso(until), state: state(change) },
    reason: mayRead && reason !== '' ? reason : null,
    marks: Object.fromEntries(times) as Record<string, { at: string; by: string }>,
  };
}
type ViewOf<Change> = Change extends RosterChange
  ? Omit<Change, 'from' | 'until' | 'reason' | 'marks' | 'version'> & {
      from: string;
      until: string;
      state: Change['kind'] extends 'swap' ? SwapState : 'in force' | 'withdrawn';
      reason: string | null;
      marks: Record<string, { at: string; by: string }>;
    }
  : never;
export type ChangeView = ViewOf<RosterChange>;
