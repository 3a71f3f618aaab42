import { dateIn } from '#domain/calendar/zoned.ts';
import { claimExpiry } from '#domain/escalation/next-steps.ts';
import { staleAfterSeconds } from '#domain/escalation/round.ts';
import { type Instant, iso } from '#domain/time.ts';
import { annulledBreach, breachCauseOf, type CallbackState, callbackState } from './callback.ts';
import { type BreachCause, type Case, currentRound, type Round } from './case.ts';
import { type Handling, handlingState, handlingsOf } from './handling.ts';
import { promiseState, promisesOf } from './promise.ts';

export const deadlineKinds = ['callback', 'claim', 'handling', 'promise', 'confirmation'] as const;
export type Deadline = {
  kind: (typeof deadlineKinds)[number];
  round: number;
  dueAt: string;
  state: Exclude<CallbackState, 'unreached'>;
  cause?: BreachCause;
  /** An attempt made in time was recorded after the deadline. */
  recordedLate?: boolean;
  /** How the due time came about, in both languages. */
  reason: { zh: string; en: string };
};

/** A deadline whose reason is put into words only where somebody reads it. */
type Owed = Omit<Deadline, 'reason' | 'dueAt'> & { dueAt: Instant; reason: (timeZone: string) => Deadline['reason'] };

/** Every deadline with its reason: a pure function of the case's history. */
export const deadlinesOf = (c: Case, now: Instant, timeZone: string): Deadline[] =>
  owedBy(c, now).map((owed) => ({ ...owed, dueAt: iso(owed.dueAt), reason: owed.reason(timeZone) }));

/** The soonest that is still to be met; null when nothing is. */
export function nextDeadline(c: Case, now: Instant): Pick<Deadline, 'kind' | 'dueAt'> | null {
  const pending = owedBy(c, now).filter((owed) => owed.state === 'pending');
  const [next] = pending.toSorted((a, b) => a.dueAt - b.dueAt);
  return next ? { kind: next.kind, dueAt: iso(next.dueAt) } : null;
}

function owedBy(c: Case, now: Instant): Owed[] {
  const callbacks = c.rounds.map((round) => callbackDeadline(c, round, now));
  return [...callbacks, ...claimDeadline(c), ...handlingDeadlines(c, now), ...promiseDeadlines(c, now), ...confirmationDeadline(c)];
}

function callbackDeadline(c: Case, round: Round, now: Instant): Owed {
  const state = callbackState(round, now);
  const cause = state === 'breached' ? { cause: round.breachCause ?? breachCauseOf(c, round) } : {};
  const late = annulledBreach(round) ? { recordedLate: true } : {};
  return {
    kind: 'callback',
    round: round.number,
    dueAt: round.dueAt,
    state,
    ...cause,
    ...late,
    reason: (timeZone) => callbackReason(c, round, timeZone),
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

function claimDeadline(c: Case): Owed[] {
  const round = currentRound(c);
  const expiry = claimExpiry(c);
  if (expiry === null) return [];
  const tried = round.attempts.length > 0;
  const allowed = tried ? round.followUp.nextAttemptWithin : round.claimExpiresAfter;
  const reason = tried
    ? { zh: `未接通,${allowed} 秒内未再次拨打将退回团队`, en: `Returns to the team when no further attempt is made within ${allowed} s` }
    : { zh: `认领后 ${allowed} 秒内未拨打将退回团队`, en: `Returns to the team when no attempt is made ${allowed} s after the claim` };
  return [{ kind: 'claim', round: round.number, dueAt: expiry, state: 'pending', reason: () => reason }];
}

function handlingDeadlines(c: Case, now: Instant): Owed[] {
  return handlingsOf(c).flatMap((handling): Owed[] => {
    const state = handlingState(handling, now);
    const { round, dueAt } = handling;
    return state ? [{ kind: 'handling', round, dueAt, state, reason: () => handlingReason(c, handling) }] : [];
  });
}

function handlingReason(c: Case, { round, team, since, dueAt }: Handling): Deadline['reason'] {
  const within = c.rounds[round - 1]!.followUp.handlingWithin;
  // A due time stands on a whole second.
  const isMoved = dueAt - since >= within * 1000 + 1000;
  return {
    zh: `转办后 ${within} 秒内须有处理${isMoved ? ',按承接团队服务时间顺延' : ''}`,
    en: `Something done within ${within} s of the transfer to ${team}${isMoved ? ', moved into its service hours' : ''}`,
  };
}

function promiseDeadlines(c: Case, now: Instant): Owed[] {
  const reason = {
    zh: '对客户承诺的时间;当日至其后 24 小时内有回访或备注即为履行',
    en: 'Promised to the customer; kept by a call or a note on that day or within 24 h after',
  };
  return promisesOf(c).flatMap((promise): Owed[] => {
    const state = promiseState(promise, now);
    const { round, dueAt } = promise;
    return state ? [{ kind: 'promise', round, dueAt, state, reason: () => reason }] : [];
  });
}

function confirmationDeadline(c: Case): Owed[] {
  if (c.matter.state !== 'resolved') return [];
  const reason = { zh: '客户在此之前未回复则按未确认办结', en: 'Closes unconfirmed when the customer has not answered by then' };
  return [{ kind: 'confirmation', round: c.rounds.length, dueAt: c.matter.confirmBy, state: 'pending', reason: () => reason }];
}
