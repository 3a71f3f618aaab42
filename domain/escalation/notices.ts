import { type AlertOnChannel, alertFor } from '#domain/alert/alert.ts';
import { type Case, type CaseEvent, currentRound, isUnclaimed } from '#domain/case/case.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Instant } from '#domain/time.ts';
import { whoIsThere } from './reminders.ts';

/** What staff do that others must hear of at once; the event names whom. */
const deeds: CaseEvent['type'][] = ['transferred', 'reassigned', 'nudged', 'ordered', 'helper-joined'];

/** Alerts outside the ladder, for what has just happened: a case handed over or asked about, or fallen back with no step left to say so. */
export function notices(c: Case, happened: CaseEvent[], duty: Duty, now: Instant): AlertOnChannel[] {
  const tell = (step: string, people: string[]) =>
    people.flatMap((person): AlertOnChannel[] => {
      const channel = duty.channelsOf(person, c.severity, now)[0];
      return channel ? [{ alert: alertFor(c, step, person), channel }] : [];
    });
  const told = happened
    .filter((e) => deeds.includes(e.type))
    .flatMap((e) => tell(e.step ?? e.type, e.people?.filter((person) => person !== e.actor) ?? []));
  return [...told, ...(fellBackUnheard(c, happened) ? tell('returned', whoIsThere(c, duty, now)) : [])];
}

function fellBackUnheard(c: Case, happened: CaseEvent[]): boolean {
  const round = currentRound(c);
  const fellBack = happened.some((e) => e.type === 'released' || e.type === 'claim-expired');
  const ladderSpeaks = happened.some((e) => e.type === 'escalated') || round.steps.some((step) => !round.ran[step.id]);
  return fellBack && isUnclaimed(c) && !ladderSpeaks;
}
