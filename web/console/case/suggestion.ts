import type { CaseView, ConsoleStart } from '../api/types.ts';
import table from './suggestions.json' with { type: 'json' };

export type Suggestion = { zh: string; en: string; rootCause: string | null; responsibleParty: string | null; actions: string[] };

/**
 * What the resolve form proposes: the first topic that the newest feedback complains of and that the table knows. Ids which the
 * insurer's own taxonomy does not have are left out. Null: nothing is proposed.
 */
export function suggestionFor(feedback: CaseView['feedback'], { causes, parties, actions }: ConsoleStart['taxonomy']): Suggestion | null {
  const heard = feedback.toReversed().flatMap((f) => f.judgement.topics.filter((t) => t.polarity === 'negative').map((t) => t.id));
  for (const topic of heard) {
    const row = table.find(({ topics }) => topics.includes(topic));
    if (!row) continue;
    const known = (id: string, list: { id: string }[]) => (list.some((entry) => entry.id === id) ? id : null);
    return {
      zh: row.zh,
      en: row.en,
      rootCause: known(row.rootCause, causes),
      responsibleParty: known(row.responsibleParty, parties),
      actions: row.actions.filter((id) => known(id, actions)),
    };
  }
  return null;
}
