import type { ListedCase } from '../api/types.ts';

/**
 * What is known of a case once another answer about it has come; the known one itself when that says nothing new. An action's answer and
 * the open case come without the customer's words of the list: whichever is first, the words stay or are added.
 */
export function newerOf(known: ListedCase | undefined, heard: ListedCase): ListedCase {
  if (!known) return heard;
  if (heard.version < known.version) return known;
  if (heard.version === known.version) return known.words || !heard.words ? known : { ...known, words: heard.words };
  return heard.words === undefined && known.words ? { ...heard, words: known.words } : heard;
}
