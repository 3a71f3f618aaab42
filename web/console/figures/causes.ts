import type { BreachCause } from '#domain/case/case.ts';
import type { CallbackFigures } from '#domain/insight/response.ts';

export const causes = [
  'late intake',
  'slow judgement',
  'outside hours',
  'nobody on duty',
  'nobody claimed',
  'claimed but no attempt',
] as const satisfies BreachCause[];

/** As a query writes it: `nobody-claimed`. */
export const causeKey = (cause: BreachCause): string => cause.replaceAll(' ', '-');
export const causeOfKey = (key: string): BreachCause | null => causes.find((cause) => causeKey(cause) === key) ?? null;

/** The commonest cause; null without a breach, and when two are equally common. */
export function topCause({ breachCauses }: CallbackFigures): { cause: BreachCause; count: number } | null {
  const [first, second] = causes.map((cause) => ({ cause, count: breachCauses[cause] })).sort((a, b) => b.count - a.count);
  return first!.count > second!.count ? first! : null;
}

export type CausePair = { cause: BreachCause; now: number; before: number | null };
/** Each cause now and before, the commonest first. */
export const pairsOf = (now: CallbackFigures, before: CallbackFigures | null): CausePair[] =>
  causes
    .map((cause) => ({ cause, now: now.breachCauses[cause], before: before?.breachCauses[cause] ?? null }))
    .sort((a, b) => b.now - a.now || (b.before ?? 0) - (a.before ?? 0));
