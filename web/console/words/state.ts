import type { CaseSummary } from '../api/types.ts';
import type { Words } from './zh.ts';

/** How a case stands, in words. Tried without reaching anybody, it is no longer one that nobody has called. */
export const stateOf = (
  { state, attempts }: Pick<CaseSummary, 'state' | 'attempts'>,
  words: Pick<Words, 'states' | 'toCallAgain'>,
): string => (state === 'claimed' && attempts > 0 ? words.toCallAgain : words.states[state]);
