import { openAppointments } from '#domain/case/appointment.ts';
import { callingUntil } from '#domain/case/calling.ts';
import { type Case, currentRound, isUnclaimed, type Round, type Step, withRound } from '#domain/case/case.ts';
import { lastMove } from '#domain/case/move-on.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { type Instant, nearestSecond, nextSecond, seconds } from '#domain/time.ts';
import type { Audience } from './policy.ts';
import { type Reminder, reminderFor, remindersOf } from './reminders.ts';

/** One step that runs now, and whom it tells on which of their channels. An empty one, with nobody on duty, is skipped. */
export type DueStep = { step: Pick<Step, 'id' | 'at'>; empty: boolean; tell: { person: string; channel: string }[] };

/** What the case owes at `now`, and when to look again (null: nothing left to wait for). Never looks at who is asking. */
export function nextSteps(c: Case, duty: Duty, now: Instant): { due: DueStep[]; wakeAt: Instant | null } {
  const unsent = unsentSteps(c);
  const steps = unsent.length > 0 ? dueSteps(c, unsent, duty, now) : dueOf(recurring(c, duty), c, duty, now);
  const due = oncePerPerson([...steps, ...dueOf(remindersOf(c, duty), c, duty, now)]);
  const after = due.reduce((done, { step, empty }) => asRun(done, step.id, empty, now), c);
  const left = unsentSteps(after).map((step) => step.at);
  const later = left.length > 0 ? left : recurring(after, duty).map((reminder) => reminder.at);
  const once = remindersOf(after, duty).map((reminder) => reminder.at);
  const times = [...later, ...once, claimExpiry(c), breachTime(currentRound(c)), heldUntil(c), confirmBy(c)];
  const ahead = times.filter((at) => at !== null && at > now) as Instant[];
  return { due, wakeAt: ahead.length > 0 ? Math.min(...ahead) : null };
}

/** What of the ladder has not been said yet; nothing while somebody has the case in hand or the doors are closed. */
function unsentSteps(c: Case): Step[] {
  const { steps, ran } = currentRound(c);
  return isUnclaimed(c) && c.matter.state !== 'held' ? steps.filter((step) => !ran[step.id]) : [];
}

/** Behind the ladder a case is called to mind again and again. */
function recurring(c: Case, duty: Duty): Reminder[] {
  const reminder = reminderFor(c, duty);
  return reminder ? [reminder] : [];
}

function dueOf(reminders: Reminder[], c: Case, duty: Duty, now: Instant): DueStep[] {
  const due = reminders.filter((reminder) => reminder.at <= now);
  return due.map(({ id, at, people }) => {
    const tell = [...new Set(people(now))].flatMap((person) => {
      const [channel] = duty.channelsOf(person, c.severity, now);
      return channel ? [{ person, channel }] : [];
    });
    return { step: { id, at }, empty: tell.length === 0, tell };
  });
}

/** The case with that step behind it. */
export function asRun(c: Case, step: string, skipped: boolean, now: Instant): Case {
  const round = currentRound(c);
  return withRound(c, { ...round, ran: { ...round.ran, [step]: { at: now, skipped, claim: c.claims } } });
}

/** Steps whose time has come; behind an empty one the next runs at once instead of waiting its turn. */
function dueSteps(c: Case, unsent: Step[], duty: Duty, now: Instant): DueStep[] {
  const due: DueStep[] = [];
  let skippedOne = false;
  for (const step of unsent) {
    if (step.at > now && !skippedOne) break;
    const tell = audience(c, step, duty, now);
    skippedOne = tell.length === 0;
    due.push({ step, empty: skippedOne, tell });
  }
  return due;
}

function audience(c: Case, step: Step, duty: Duty, now: Instant): DueStep['tell'] {
  const told = new Map<string, string>();
  for (const { who, channel } of step.tell) {
    for (const person of peopleOf(c, who, duty, now)) {
      const channels = duty.channelsOf(person, c.severity, now);
      const chosen = (channel === 'second' ? channels[1] : undefined) ?? channels[0];
      if (chosen && !told.has(person)) told.set(person, chosen);
    }
  }
  return [...told].map(([person, channel]) => ({ person, channel }));
}

function peopleOf(c: Case, who: Audience, duty: Duty, now: Instant): string[] {
  const agents = () => duty.onDuty(c.team, 'agent', now).map((p) => p.person);
  if (who === 'owner') return agents().filter((person) => person === c.proposedOwner);
  if (who === 'team') return agents();
  return duty.onDuty(c.team, who, now).map((p) => p.person);
}

/** Several steps at one moment are one message to each person: the first that names them. */
function oncePerPerson(due: DueStep[]): DueStep[] {
  const told = new Set<string>();
  return due.map(({ step, empty, tell }) => ({
    step,
    empty,
    tell: tell.filter(({ person }) => !told.has(person) && told.add(person)),
  }));
}

/** A claim is a promise to call, and to call again after a call that found nobody: otherwise it returns to the team. */
export function claimExpiry(c: Case): Instant | null {
  if (c.matter.state !== 'claimed') return null;
  const { attempts, claimExpiresAfter, followUp } = currentRound(c);
  const last = attempts.at(-1);
  const { claimedAt } = c.matter;
  const again = () => lastMove(c)?.moveOn?.dueAt ?? Math.max(claimedAt, last!.recordedAt) + seconds(followUp.nextAttemptWithin);
  const call = last ? again() : claimedAt + seconds(claimExpiresAfter);
  // Whoever is calling, or has agreed on a later time, keeps the case until then.
  return nearestSecond(Math.max(call, callingUntil(c) ?? 0, ...openAppointments(c).map(({ until }) => until)));
}

const breachTime = (round: Round): Instant | null =>
  round.attempts.length === 0 && !round.breachCause ? nextSecond(round.dueAt + 1) : null;

const heldUntil = (c: Case): Instant | null => (c.matter.state === 'held' ? nextSecond(c.matter.until) : null);

const confirmBy = (c: Case): Instant | null => (c.matter.state === 'resolved' ? nextSecond(c.matter.confirmBy) : null);
