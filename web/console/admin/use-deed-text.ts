import type { AuditEntry } from '#domain/audit/audit.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { causeNamed } from './cause.ts';
import { adminWords } from './words.ts';

/** What somebody did, in plain words. */
export function useDeedText(): (entry: Pick<AuditEntry, 'what' | 'detail'>) => string {
  const { audit, letters } = useOwnWords(adminWords);
  const { presence, breachCauses } = useWords();
  const details: Partial<Record<AuditEntry['what'], (detail: string) => string | undefined>> = {
    'case-acted': (action) => audit.actions[action],
    'presence-changed': (state) => presence[state as 'on' | 'break' | 'off'],
    'dead-letters-replayed': (queue) => letters.queues[queue as keyof typeof letters.queues],
    'figures-read': (figure) => {
      const [name = figure, cause] = figure.split(':');
      const known = cause && causeNamed(cause, breachCauses);
      return audit.figures[name] && [audit.figures[name], ...(known ? [known] : [])].join(' · ');
    },
  };
  return ({ what, detail = '' }) => audit.deeds[what](details[what]?.(detail) ?? detail);
}
