import { dueOnWorkdays } from '#domain/calendar/due.ts';
import type { ServiceHours } from '#domain/calendar/service-hours.ts';
import { openAppointments } from '#domain/case/appointment.ts';
import { type Case, currentRound, isUnclaimed, ownerOf } from '#domain/case/case.ts';
import { followUpOf } from '#domain/case/follow-up.ts';
import { openHandling } from '#domain/case/handling.ts';
import { openPromise } from '#domain/case/promise.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { Level } from '#domain/roster/team.ts';
import { type Instant, nextSecond, seconds } from '#domain/time.ts';

/** Pauses between reminders of a case nobody takes double up to so many times the first. */
const longestPause = 24;

export type Reminder = { id: string; at: Instant; people(now: Instant): string[] };

/** What was handed over, promised or agreed on calls the case to mind once, at its own time, whatever the ladder does. */
export function remindersOf(c: Case, duty: Duty): Reminder[] {
  const { ran } = currentRound(c);
  const all = [handlingOverdue(c), promiseDue(c), ...appointmentsDue(c, duty)];
  return all.filter((reminder) => reminder !== null).filter(({ id }) => !ran[id]);
}

/** Nobody has done anything with what was handed over: whoever has it hears of it, and whoever answers to the customer for it. */
function handlingOverdue(c: Case): Reminder | null {
  const handling = openHandling(c);
  const owner = ownerOf(c);
  if (!handling || owner === null) return null;
  const people = [owner, c.firstContactOwner].filter((person) => person !== null);
  return { id: `handling-${handling.number}`, at: nextSecond(handling.dueAt + 1), people: () => people };
}

function promiseDue(c: Case): Reminder | null {
  const promise = openPromise(c);
  const owner = ownerOf(c);
  return promise && owner ? { id: 'promise-due', at: nextSecond(promise.dueAt), people: () => [owner] } : null;
}

/** The agreed time has come: its owner hears of it; while there is none, the team. A held case waits for its shift. */
function appointmentsDue(c: Case, duty: Duty): Reminder[] {
  if (c.matter.state === 'held') return [];
  const owner = ownerOf(c);
  return openAppointments(c).map(({ number, dueAt }) => ({
    id: `appointment-${number}`,
    at: nextSecond(dueAt),
    people: (now) => (owner === null ? whoIsThere(c, duty, now) : [owner]),
  }));
}

/** Calls a case to mind again and again: the ladder has an end, what is owed to the customer has not. Null where an alarm of its own waits. */
export function reminderFor(c: Case, duty: Duty): Reminder | null {
  const { ran, openedAt, followUp } = currentRound(c);
  const hours = duty.hours(c.handlingTeam ?? c.team);
  const past = (kind: string) => Object.entries(ran).filter(([step]) => step.startsWith(`${kind}-`));
  if (c.matter.state === 'contacted') {
    const earlier = past('unresolved').map(([, step]) => step.at);
    const { since, dueAt } = followUpOf(c)!;
    const again = earlier.filter((at) => at > since).map((at) => dueOnWorkdays(hours, at, followUp.unresolvedAfter).dueAt);
    const { owner } = c.matter;
    const leads = (now: Instant) => (earlier.length > 0 ? peopleAt(c, duty, 'lead', now) : []);
    return {
      id: `unresolved-${earlier.length + 1}`,
      at: inHours(hours, Math.max(dueAt, ...again)),
      people: (now) => [owner, ...leads(now)],
    };
  }
  if (!isUnclaimed(c) || c.matter.state === 'held') return null;
  const earlier = past('reminder');
  // One that found nobody is tried again soon: the next shift must not wait longer for it.
  const heard = earlier.filter(([, step]) => !step.skipped).length;
  const since = Math.max(openedAt, ...Object.values(ran).map((step) => step.at), ...lastOf(c, ['released', 'claim-expired']));
  return {
    id: `reminder-${earlier.length + 1}`,
    at: inHours(hours, since + seconds(followUp.unclaimedAfter) * Math.min(2 ** heard, longestPause)),
    people: (now) => {
      const there = [...peopleAt(c, duty, 'agent', now), ...peopleAt(c, duty, 'lead', now)];
      return there.length > 0 ? there : whoIsThere(c, duty, now);
    },
  };
}

/** The team, or the first level above it where anybody is on duty. */
export function whoIsThere(c: Case, duty: Duty, now: Instant): string[] {
  for (const level of Level.options) {
    const people = peopleAt(c, duty, level, now);
    if (people.length > 0) return people;
  }
  return [];
}

const peopleAt = (c: Case, duty: Duty, level: Level, now: Instant) => duty.onDuty(c.team, level, now).map((p) => p.person);

const lastOf = (c: Case, types: string[]): Instant[] =>
  c.timeline.filter((e) => e.round === c.rounds.length && types.includes(e.type)).map((e) => e.at);

/** That instant if the doors are open then, else their next opening; on a whole second. */
const inHours = (hours: ServiceHours, at: Instant): Instant => nextSecond(hours.isOpen(at) ? at : (hours.nextOpening(at) ?? at));
