import { dateIn } from '#domain/calendar/zoned.ts';
import { claimExpiry } from '#domain/escalation/next-steps.ts';
import { staleAfterSeconds } from '#domain/escalation/round.ts';
import { type Instant, iso } from '#domain/time.ts';
import { annulledBreach, breachCauseOf, type CallbackState, callbackState } from './callback.ts';
import { type BreachCause, type Case, currentRound, type Round } from './case.ts';

export type Deadline = {
  kind: 'callback' | 'claim' | 'confirmation';
  round: number;
  dueAt: string;
  state: Exclude<CallbackState, 'unreached'>;
  cause?: BreachCause;
  /** An attempt made in time was recorded after the deadline. */
  recordedLate?: boolean;
  /** How the due time came about, in both languages. */
  reason: { zh: string; en: string };
};

/** Every deadline with its reason: a pure function of the case's history. */
export function deadlinesOf(c: Case, now: Instant, timeZone: string): Deadline[] {
  return [...c.rounds.map((round) => callbackDeadline(c, round, now, timeZone)), ...claimDeadline(c), ...confirmationDeadline(c)];
}

function callbackDeadline(c: Case, round: Round, now: Instant, timeZone: string): Deadline {
  const state = callbackState(round, now);
  const cause = state === 'breached' ? { cause: round.breachCause ?? breachCauseOf(c, round) } : {};
  const late = annulledBreach(round) ? { recordedLate: true } : {};
  return {
    kind: 'callback',
    round: round.number,
    dueAt: iso(round.dueAt),
    state,
    ...cause,
    ...late,
    reason: callbackReason(c, round, timeZone),
  };
}

function callbackReason(c: Case, round: Round, timeZone: string): Deadline['reason'] {
  const allowed = Math.round((round.dueAt - round.clockStart) / 1000);
  if (round.held) {
    const day = dateIn(round.clockStart, timeZone);
    return {
      zh: `服务时间外提交,${day} 上班后 ${allowed} 秒内回访`,
      en: `Sent outside service hours: due ${allowed} s after the shift of ${day} begins`,
    };
  }
  if (round.receivedAt - round.submittedAt > staleAfterSeconds * 1000)
    return {
      zh: `提交一小时后才收到,自收到起 ${allowed} 秒`,
      en: `Received over an hour after it was sent: due ${allowed} s after receipt`,
    };
  if (openedByStaff(c, round))
    return {
      zh: `第 ${round.number} 轮:重办后 ${allowed} 秒内回访`,
      en: `Round ${round.number}: due ${allowed} s after the case was reopened`,
    };
  const again = round.number > 1 ? { zh: `第 ${round.number} 轮:`, en: `Round ${round.number}: ` } : { zh: '', en: '' };
  return {
    zh: `${again.zh}客户提交后 ${allowed} 秒内首次回访`,
    en: `${again.en}first attempt due ${allowed} s after the customer pressed send`,
  };
}

function openedByStaff({ timeline }: Case, round: Round): boolean {
  const opened = timeline.find((e) => e.type === 'round-opened' && e.round === round.number);
  // A feedback that came in since may have pulled the round forward: then the customer's click counts.
  return opened !== undefined && opened.actor !== 'customer' && round.clockStart === round.openedAt;
}

function claimDeadline(c: Case): Deadline[] {
  const round = currentRound(c);
  const expiry = claimExpiry(c);
  if (expiry === null) return [];
  const tried = round.attempts.length > 0;
  const allowed = tried ? round.followUp.nextAttemptWithin : round.claimExpiresAfter;
  const reason = tried
    ? { zh: `未接通,${allowed} 秒内未再次拨打将退回团队`, en: `Returns to the team when no further attempt is made within ${allowed} s` }
    : { zh: `认领后 ${allowed} 秒内未拨打将退回团队`, en: `Returns to the team when no attempt is made ${allowed} s after the claim` };
  return [{ kind: 'claim', round: round.number, dueAt: iso(expiry), state: 'pending', reason }];
}

function confirmationDeadline(c: Case): Deadline[] {
  if (c.matter.state !== 'resolved') return [];
  const reason = { zh: '客户在此之前未回复则按未确认办结', en: 'Closes unconfirmed when the customer has not answered by then' };
  return [{ kind: 'confirmation', round: c.rounds.length, dueAt: iso(c.matter.confirmBy), state: 'pending', reason }];
}
