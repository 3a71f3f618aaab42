import type { Instant } from '#domain/time.ts';
import { type RosterChange, type Swap, swapState } from './change.ts';
import { type Asker, levelsOfPerson, mayNotManage, placesOf } from './request.ts';
import type { Roster } from './roster.ts';

export type Refused = { refused: 'forbidden' | 'conflict'; detail: string };
/** The change itself when there is nothing to do any more. */
export type Decided<Change> = { change: Change } | Refused;
export type SwapDeed = 'agree' | 'approve' | 'decline';

const forbidden = (detail: string): Refused => ({ refused: 'forbidden', detail });
const conflict = (detail: string): Refused => ({ refused: 'conflict', detail });

/** A colleague agrees, then a lead approves; either may decline. Nobody approves a swap of their own. */
export function decideSwap(swap: Swap, deed: SwapDeed, asker: Asker, roster: Roster, now: Instant): Decided<Swap> {
  const state = swapState(swap);
  const mark = { at: now, by: asker.id };
  const isOpen = state === 'asked' || state === 'agreed';
  const is = { agree: 'agreed', approve: 'approved', decline: 'declined' } as const;
  if (state === is[deed] && swap.marks[is[deed]]?.by === asker.id) return { change: swap };
  const mayApprove = () =>
    [swap.requester, swap.colleague].includes(asker.id)
      ? 'nobody approves a swap of their own'
      : mayNotManage(
          roster,
          asker,
          placesOf(roster, swap).map(({ level }) => level),
        );
  if (deed === 'agree' && asker.id !== swap.colleague) return forbidden('only the colleague who was asked can agree');
  if (deed === 'decline' && asker.id !== swap.colleague && mayApprove())
    return forbidden('only the colleague who was asked or a lead declines');
  if (deed === 'approve' && mayApprove()) return forbidden(mayApprove()!);
  if (!isOpen) return conflict(`the swap is ${state}`);
  if (swap.until <= now) return conflict('the time of the swap is over');
  if (deed === 'approve' && state !== 'agreed') return conflict('the colleague has not agreed yet');
  return { change: marked(swap, is[deed], mark) };
}

const marked = (swap: Swap, what: keyof Swap['marks'], mark: { at: Instant; by: string }): Swap => ({
  ...swap,
  version: swap.version + 1,
  marks: { ...swap.marks, [what]: mark },
});

/** Takes a change back from now on: what it was until now stays true. */
export function withdraw<Change extends RosterChange>(change: Change, asker: Asker, roster: Roster, now: Instant): Decided<Change> {
  const refused = mayNotWithdraw(change, asker, roster);
  if (refused) return forbidden(refused);
  if (change.marks.withdrawn) return { change };
  if (change.kind === 'swap' && swapState(change) === 'declined') return conflict('the swap is declined');
  if (change.until <= now) return conflict('its time is over: what has been is not changed');
  return { change: { ...change, version: change.version + 1, marks: { ...change.marks, withdrawn: { at: now, by: asker.id } } } };
}

/** One's own absence and request; everything else is a lead's. */
function mayNotWithdraw(change: RosterChange, asker: Asker, roster: Roster): string | null {
  if (change.kind === 'absence' && change.person === asker.id) return null;
  if (change.kind === 'swap' && change.requester === asker.id) return null;
  const people = change.kind === 'swap' ? [change.requester] : [change.person];
  return mayNotManage(roster, asker, change.kind === 'override' ? [change.level] : people.flatMap((p) => levelsOfPerson(roster, p)));
}
