import { type Case, currentRound, isUnclaimed, type Round, type Step } from '#domain/case/case.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { type Instant, nearestSecond, nextSecond, seconds } from '#domain/time.ts';
import type { Audience } from './policy.ts';

/** One step that runs now, and whom it tells on which of their channels. An empty one, with nobody on duty, is skipped. */
export type DueStep = { step: Step; empty: boolean; tell: { person: string; channel: string }[] };

/** What the case owes at `now`, and when to look again (null: nothing left to wait for). Never looks at who is asking. */
export function nextSteps(c: Case, duty: Duty, now: Instant): { due: DueStep[]; wakeAt: Instant | null } {
  const round = currentRound(c);
  const unsent = round.steps.filter((step) => !round.ran[step.id]);
  const escalates = isUnclaimed(c) && c.matter.state !== 'held';
  const due = escalates ? oncePerPerson(dueSteps(c, unsent, duty, now)) : [];
  const later = escalates ? unsent.filter((step) => !due.some((d) => d.step.id === step.id)).map((step) => step.at) : [];
  const times = [...later, claimExpiry(c), breachTime(round), heldUntil(c), confirmBy(c)].filter((at) => at !== null && at > now);
  return { due, wakeAt: times.length > 0 ? Math.min(...(times as Instant[])) : null };
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
      const channels = duty.person(person)?.channels ?? [];
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

/** A claim is a promise to call: without an attempt it returns to the team. */
export function claimExpiry(c: Case): Instant | null {
  const round = currentRound(c);
  if (c.matter.state !== 'claimed' || round.attempts.length > 0) return null;
  return nearestSecond(c.matter.claimedAt + seconds(round.claimExpiresAfter));
}

const breachTime = (round: Round): Instant | null =>
  round.attempts.length === 0 && !round.breachCause ? nextSecond(round.dueAt + 1) : null;

const heldUntil = (c: Case): Instant | null => (c.matter.state === 'held' ? nextSecond(c.matter.until) : null);

const confirmBy = (c: Case): Instant | null => (c.matter.state === 'resolved' ? nextSecond(c.matter.confirmBy) : null);
