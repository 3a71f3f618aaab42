import type { AuditEntry } from '#domain/audit/audit.ts';
import { figuresWords } from '../figures/words.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { causeNamed } from './cause.ts';
import { adminWords } from './words.ts';

/** What somebody did, in plain words. */
export function useDeedText(): (entry: Pick<AuditEntry, 'what' | 'detail'>) => string {
  const { audit, letters } = useOwnWords(adminWords);
  const { presence, breachCauses, pages } = useWords();
  const { by: groupings } = useOwnWords(figuresWords);
  const details: Partial<Record<AuditEntry['what'], (detail: string) => string | undefined>> = {
    'case-acted': (action) => audit.actions[action],
    'presence-changed': (state) => presence[state as 'on' | 'break' | 'off'],
    'dead-letters-replayed': (queue) => letters.queues[queue as keyof typeof letters.queues],
    'figures-exported': (file) => {
      const [page, format, period, by] = file.split(' ');
      const known = [
        pages[page as keyof typeof pages],
        period?.replace('/', '–'),
        groupings[by as keyof typeof groupings],
        format?.toUpperCase(),
      ];
      return known.filter(Boolean).join(' · ');
    },
    refused: (route) => {
      const [, action] = /\/\{id\}\/([a-z]+)$/.exec(route) ?? [];
      if (action) return action === 'phone' ? audit.kinds['phone-revealed'] : audit.actions[action];
      return route.endsWith('/v1/cases/{id}')
        ? audit.kinds['case-opened']
        : route.includes('feedback')
          ? audit.kinds['feedback-read']
          : undefined;
    },
    'figures-read': (figure) => {
      const [name = figure, cause] = figure.split(':');
      const known = cause && causeNamed(cause, breachCauses);
      return audit.figures[name] && [audit.figures[name], ...(known ? [known] : [])].join(' · ');
    },
  };
  return ({ what, detail = '' }) => audit.deeds[what](details[what]?.(detail) ?? detail);
}
