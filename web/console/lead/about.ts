import type { ListedCase } from '../api/types.ts';
import type { Doing } from '../case/use-deed.ts';

/** What a lead's form needs to know of the case: the board has its line, the open case the whole of it. */
export type About = Pick<ListedCase, 'caseId' | 'state' | 'team' | 'claimedBy'>;

/**
 * A form of this folder. It stands by itself, between board and case, because both open it: on the board in a dialogue, in the case
 * below its buttons. `doing` is whoever does deeds there, and says why one was refused.
 */
export type FormProps = {
  about: About;
  doing: Pick<Doing, 'act' | 'busy' | 'fault'>;
  /** It was done. */
  onDone: (said: string) => void;
  close: () => void;
};
