import { accountWords, momentWords } from '#domain/calendar/account-words.ts';
import type { Due } from '#domain/calendar/due.ts';
import { lasting } from '#domain/calendar/lasting.ts';
import { dateIn, wallClock } from '#domain/calendar/zoned.ts';
import { staleAfterSeconds } from '#domain/escalation/round.ts';
import type { Instant } from '#domain/time.ts';
import { type Appointment, openAppointments } from './appointment.ts';
import { callingUntil } from './calling.ts';
import { type Case, currentRound, type Round } from './case.ts';
import { followUpOf } from './follow-up.ts';
import type { Handling } from './handling.ts';
import { lastMove } from './move-on.ts';

/** How a due time came about, in both languages. */
export type Reason = { zh: string; en: string };

/** Since when, and how long. */
export function callbackReason(c: Case, round: Round, timeZone: string): Reason {
  const allowed = lasting((round.dueAt - round.clockStart) / 1000);
  if (round.held) {
    const day = dateIn(round.clockStart, timeZone);
    return {
      zh: `服务时间外提交，${day} 上班后 ${allowed.zh}内回访`,
      en: `Sent outside service hours: due ${allowed.en} after the shift of ${day} begins`,
    };
  }
  if (round.receivedAt - round.submittedAt > staleAfterSeconds * 1000)
    return {
      zh: `提交一小时后才收到，自收到起 ${allowed.zh}内回访`,
      en: `Received over an hour after it was sent: due ${allowed.en} after receipt`,
    };
  if (openedByStaff(c, round))
    return {
      zh: `第 ${round.number} 轮：重办后 ${allowed.zh}内回访`,
      en: `Round ${round.number}: due ${allowed.en} after the case was reopened`,
    };
  const again = round.number > 1 ? { zh: `第 ${round.number} 轮：`, en: `Round ${round.number}: ` } : { zh: '', en: '' };
  return {
    zh: `${again.zh}客户提交后 ${allowed.zh}内首次回访`,
    en: `${again.en}first attempt due ${allowed.en} after the customer pressed send`,
  };
}

function openedByStaff({ timeline }: Case, round: Round): boolean {
  const opened = timeline.find((e) => e.type === 'round-opened' && e.round === round.number);
  // A feedback that came in since may have pulled the round forward: then the customer's click counts.
  return opened !== undefined && opened.actor !== 'customer' && round.clockStart === round.openedAt;
}

/** The latest of what keeps a claim is its end. */
export function claimReason(c: Case, expiry: Instant, timeZone: string): Reason {
  const { attempts, followUp, ...round } = currentRound(c);
  const isEnd = (at: Instant) => Math.abs(at - expiry) < 1000;
  const [grace, again] = [lasting(followUp.appointmentGrace), lasting(followUp.nextAttemptWithin)];
  const [expiresAfter, callingFor] = [lasting(round.claimExpiresAfter), lasting(round.callingFor)];
  if (openAppointments(c).some(({ until }) => isEnd(until)))
    return {
      zh: `约定时间后 ${grace.zh}内未拨打将退回团队`,
      en: `Returns to the team when no attempt is made within ${grace.en} of the agreed time`,
    };
  if (isEnd(callingUntil(c) ?? 0))
    return {
      zh: `查看号码视为正在拨打，此后 ${callingFor.zh}内未记录回访将退回团队`,
      en: `The number was shown, which counts as calling: returns to the team when no attempt is recorded within ${callingFor.en} of it`,
    };
  if (attempts.length > 0)
    return explained(lastMove(c)?.moveOn, timeZone, {
      zh: (hours) => `未接通，${again.zh}${hours}内未再次拨打将退回团队`,
      en: (hours) => `Returns to the team when no further attempt is made within ${again.en}${hours}`,
    });
  return {
    zh: `认领后 ${expiresAfter.zh}内未拨打将退回团队`,
    en: `Returns to the team when no attempt is made ${expiresAfter.en} after the claim`,
  };
}

export function appointmentReason({ byCustomer, dueAt, until }: Appointment, timeZone: string): Reason {
  const { date, minutes } = wallClock(dueAt, timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  const at = `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const grace = lasting((until - dueAt) / 1000);
  return byCustomer
    ? { zh: `客户约在 ${at} 回电，${grace.zh}内拨打为按时`, en: `The customer asked for a call at ${at}; in time within ${grace.en}` }
    : { zh: `坐席计划在 ${at} 再次拨打，${grace.zh}内拨打为按时`, en: `Next try planned for ${at}; in time within ${grace.en}` };
}

export function followUpReason(c: Case, timeZone: string): Reason {
  const within = lasting(currentRound(c).followUp.unresolvedAfter);
  const told = explained(followUpOf(c) ?? undefined, timeZone, {
    zh: (days) => `已联系上客户，须在 ${within.zh}${days}内处理完`,
    en: (days) => `The customer was reached: to be resolved within ${within.en}${days} of that, or of the last call or handing over since`,
  });
  return { zh: `${told.zh}。每次回访、转办或改派后重新计时`, en: told.en };
}

export function handlingReason(c: Case, { round, team, since, dueAt, account }: Handling, timeZone: string): Reason {
  const span = c.rounds[round - 1]!.followUp.handlingWithin;
  const within = lasting(span);
  // Of before working time was counted; a due time stands on a whole second.
  const isMoved = account === undefined && dueAt - since >= span * 1000 + 1000;
  const told = explained({ dueAt, account }, timeZone, {
    zh: (hours) => `转办后 ${within.zh}${hours}内须有处理`,
    en: (hours) => `Something done within ${within.en}${hours} of the transfer to ${team}`,
  });
  return isMoved ? { zh: `${told.zh}，按承接团队服务时间顺延`, en: `${told.en}, moved into its service hours` } : told;
}

const counting = {
  hours: { zh: '（工作时间）', en: ' of working time' },
  workdays: { zh: '（只计工作日）', en: ' on working days' },
} as const;

/** A sentence with what was counted behind it, where not every moment was. */
function explained(due: Due | undefined, timeZone: string, sentence: { zh: (of: string) => string; en: (of: string) => string }): Reason {
  const { account, movedFrom } = due ?? {};
  const of = account ? counting[account.of] : { zh: '', en: '' };
  const opening = momentWords(due?.dueAt ?? 0, timeZone);
  const more: Reason[] = [
    ...(account ? [accountWords(account, timeZone)] : []),
    ...(movedFrom === undefined
      ? []
      : [{ zh: `到期时不在服务时间，顺延至 ${opening.zh}`, en: `it fell outside service hours: moved to ${opening.en}` }]),
  ].filter(({ zh }) => zh !== '');
  const [zh, en] = [more.map((one) => one.zh).join('；'), more.map((one) => one.en).join('; ')];
  return more.length === 0
    ? { zh: sentence.zh(of.zh), en: sentence.en(of.en) }
    : { zh: `${sentence.zh(of.zh)}：${zh}`, en: `${sentence.en(of.en)}: ${en}` };
}

export const promiseReason: Reason = {
  zh: '对客户承诺的时间；当日至其后 24 小时内有回访或备注即为履行',
  en: 'Promised to the customer; kept by a call or a note on that day or within 24 h after',
};

export const confirmationReason: Reason = {
  zh: '客户在此之前未回复则按未确认办结',
  en: 'Closes unconfirmed when the customer has not answered by then',
};
