import type { CaseSummary, Deadline } from '../api/types.ts';

export type Band = 'calm' | 'soon' | 'urgent' | 'overdue';
export const shapes: Record<Band, string> = { calm: '○', soon: '◔', urgent: '▲', overdue: '■' };

/** What stands where the countdown stands. Times in ms. */
export type Reading =
  /** The callback runs: `ms` left, or late by. */
  | { kind: 'left' | 'over'; band: Band; dueAt: number; ms: number }
  /** Nobody is at work yet: from when on. */
  | { kind: 'held'; at: number }
  /** After the first attempt the next deadline takes the place. */
  | { kind: 'next'; deadline: Deadline['kind']; dueAt: number; ms: number }
  /** The callback was made; in time or not, and how long after its clock began. */
  | { kind: 'met' | 'late'; took: number | null }
  /** Unreached or closed without one. */
  | { kind: 'none' };

/** Which steps of the ladder begin a band: the first that tells a lead, and the last. Colour then means who knows. */
export type BandSteps = { soon: string | undefined; urgent: string | undefined };
type LadderStep = { id: string; tell: { who: string }[] };
export const bandSteps = (ladder: readonly LadderStep[]): BandSteps => ({
  soon: ladder.find((step) => step.tell.some(({ who }) => who === 'lead'))?.id,
  urgent: ladder.at(-1)?.id,
});

type Timed = Pick<CaseSummary, 'submittedAt' | 'dueAt' | 'steps'>;

/** Without steps of its own (a policy of before) a case takes two and four fifths of its time. */
export function bandOf(c: Timed, { soon, urgent }: BandSteps, now: number): Band {
  const due = Date.parse(c.dueAt);
  if (now >= due) return 'overdue';
  const begin = c.steps[0] ? Date.parse(c.steps[0].at) : Date.parse(c.submittedAt);
  const at = (id: string | undefined, share: number) => {
    const step = c.steps.find((s) => s.id === id);
    return step ? Date.parse(step.at) : begin + (due - begin) * share;
  };
  if (now >= at(urgent, 0.8)) return 'urgent';
  return now >= at(soon, 0.4) ? 'soon' : 'calm';
}

type Read = Timed & Pick<CaseSummary, 'state' | 'callback' | 'attempts' | 'heldUntil' | 'clockStart' | 'firstAttemptAt' | 'nextDeadline'>;

export function readingOf(c: Read, steps: BandSteps, now: number): Reading {
  if (c.state === 'held' && c.heldUntil && Date.parse(c.heldUntil) > now) return { kind: 'held', at: Date.parse(c.heldUntil) };
  if (isCallbackOwed(c)) {
    const dueAt = Date.parse(c.dueAt);
    return { kind: now >= dueAt ? 'over' : 'left', band: bandOf(c, steps, now), dueAt, ms: Math.abs(dueAt - now) };
  }
  if (c.nextDeadline) {
    const dueAt = Date.parse(c.nextDeadline.dueAt);
    return { kind: 'next', deadline: c.nextDeadline.kind, dueAt, ms: dueAt - now };
  }
  const took = tookOf(c);
  if (c.callback === 'met') return { kind: 'met', took };
  return c.callback === 'breached' ? { kind: 'late', took } : { kind: 'none' };
}

/** How long after the clock of the round began the first attempt was made, ms; null while there is none. */
export const tookOf = ({ clockStart, firstAttemptAt }: Pick<CaseSummary, 'clockStart' | 'firstAttemptAt'>): number | null =>
  firstAttemptAt ? Date.parse(firstAttemptAt) - Date.parse(clockStart) : null;

const callable = new Set(['open', 'held', 'claimed', 'reopened']);

/** Nobody has tried to call yet, and somebody still must. */
export const isCallbackOwed = (c: Pick<CaseSummary, 'state' | 'callback' | 'attempts'>): boolean =>
  callable.has(c.state) && c.callback !== 'met' && c.attempts === 0;

/** By what a case is ordered, ms: the callback while it is owed, then the next deadline; without either last. */
export const urgency = (c: Pick<CaseSummary, 'state' | 'callback' | 'attempts' | 'dueAt' | 'nextDeadline'>): number =>
  isCallbackOwed(c) ? Date.parse(c.dueAt) : c.nextDeadline ? Date.parse(c.nextDeadline.dueAt) : Number.POSITIVE_INFINITY;
