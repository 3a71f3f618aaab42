import { dateIn, wallClock } from '#domain/calendar/zoned.ts';
import { staleAfterSeconds } from '#domain/escalation/round.ts';
import type { Instant } from '#domain/time.ts';
import { type Appointment, openAppointments } from './appointment.ts';
import { callingUntil } from './calling.ts';
import { type Case, currentRound, type Round } from './case.ts';
import type { Handling } from './handling.ts';

/** How a due time came about, in both languages. */
export type Reason = { zh: string; en: string };

/** Since when, and how long. */
export function callbackReason(c: Case, round: Round, timeZone: string): Reason {
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

/** The latest of what keeps a claim is its end. */
export function claimReason(c: Case, expiry: Instant): Reason {
  const { attempts, followUp, claimExpiresAfter, callingFor } = currentRound(c);
  const isEnd = (at: Instant) => Math.abs(at - expiry) < 1000;
  const { appointmentGrace, nextAttemptWithin } = followUp;
  if (openAppointments(c).some(({ until }) => isEnd(until)))
    return {
      zh: `约定时间后 ${appointmentGrace} 秒内未拨打将退回团队`,
      en: `Returns to the team when no attempt is made within ${appointmentGrace} s of the agreed time`,
    };
  if (isEnd(callingUntil(c) ?? 0))
    return {
      zh: `查看号码视为正在拨打,此后 ${callingFor} 秒内未记录回访将退回团队`,
      en: `The number was shown, which counts as calling: returns to the team when no attempt is recorded within ${callingFor} s of it`,
    };
  if (attempts.length > 0)
    return {
      zh: `未接通,${nextAttemptWithin} 秒内未再次拨打将退回团队`,
      en: `Returns to the team when no further attempt is made within ${nextAttemptWithin} s`,
    };
  return {
    zh: `认领后 ${claimExpiresAfter} 秒内未拨打将退回团队`,
    en: `Returns to the team when no attempt is made ${claimExpiresAfter} s after the claim`,
  };
}

export function appointmentReason({ byCustomer, dueAt, until }: Appointment, timeZone: string): Reason {
  const { date, minutes } = wallClock(dueAt, timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  const at = `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const grace = (until - dueAt) / 1000;
  return byCustomer
    ? { zh: `客户约在 ${at} 回电,${grace} 秒内拨打为按时`, en: `The customer asked for a call at ${at}; in time within ${grace} s` }
    : { zh: `坐席计划在 ${at} 再次拨打,${grace} 秒内拨打为按时`, en: `Next try planned for ${at}; in time within ${grace} s` };
}

export function followUpReason(c: Case): Reason {
  const within = currentRound(c).followUp.unresolvedAfter;
  return {
    zh: `已联系上客户,须在 ${within} 秒内处理完;每次回访、转办或改派后重新计时`,
    en: `The customer was reached: to be resolved within ${within} s of that, or of the last call or handing over since`,
  };
}

export function handlingReason(c: Case, { round, team, since, dueAt }: Handling): Reason {
  const within = c.rounds[round - 1]!.followUp.handlingWithin;
  // A due time stands on a whole second.
  const isMoved = dueAt - since >= within * 1000 + 1000;
  return {
    zh: `转办后 ${within} 秒内须有处理${isMoved ? ',按承接团队服务时间顺延' : ''}`,
    en: `Something done within ${within} s of the transfer to ${team}${isMoved ? ', moved into its service hours' : ''}`,
  };
}

export const promiseReason: Reason = {
  zh: '对客户承诺的时间;当日至其后 24 小时内有回访或备注即为履行',
  en: 'Promised to the customer; kept by a call or a note on that day or within 24 h after',
};

export const confirmationReason: Reason = {
  zh: '客户在此之前未回复则按未确认办结',
  en: 'Closes unconfirmed when the customer has not answered by then',
};
