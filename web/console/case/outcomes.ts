import type { ActionBodies } from '../api/types.ts';

export type Outcome = ActionBodies['attempts']['outcome'];

/** The six tiles in the order of their keys 1 to 6, named by `words.tiles`. */
export const tiles = ['reached', 'noanswer', 'busy', 'off', 'wrong', 'later'] as const satisfies readonly Outcome[];
/** Behind “更多”: the rest of the taxonomy, under its own names. */
export const rarer = ['proxy', 'unsafe', 'refused', 'hungup', 'invalid', 'assistant'] as const satisfies readonly Outcome[];

export type After = 'script' | 'retry' | 'silence' | 'appointment' | 'nothing';
/**
 * What an outcome asks for: the script goes on, a next try is chosen, a stranger must learn nothing, or the customer's own time is
 * written down (required).
 */
export function afterOf(outcome: Outcome): After {
  if (outcome === 'reached' || outcome === 'proxy') return 'script';
  if (outcome === 'wrong') return 'silence';
  if (outcome === 'later') return 'appointment';
  return outcome === 'refused' || outcome === 'invalid' ? 'nothing' : 'retry';
}

/** Minutes until the next try; `tomorrow` is the morning of the next day that the team works. */
export const retries = [10, 30, 'tomorrow'] as const;
export type Retry = (typeof retries)[number];

/** The parts of a note that are there, one a line; undefined when there is nothing to say. */
export function noteOf(...parts: (string | null | undefined)[]): string | undefined {
  const said = parts.map((part) => part?.trim() ?? '').filter((part) => part !== '');
  return said.length > 0 ? said.join('\n') : undefined;
}
