import { type AlertOnChannel, alertFor } from '#domain/alert/alert.ts';
import { breachCauseOf, callbackState } from '#domain/case/callback.ts';
import { type Case, currentRound, withEvent, withRound } from '#domain/case/case.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Instant } from '#domain/time.ts';
import { isFarAhead, ringsBefore } from './alarms.ts';
import { asRun, claimExpiry, type DueStep, nextSteps } from './next-steps.ts';
import { notices } from './notices.ts';

export type Settled = { case: Case; alerts: AlertOnChannel[] };

/**
 * Brings a case to what time has made of it: held cases open, claims expire, breaches are recorded, due steps run.
 * Every change of a case ends here, whoever made it.
 * @param before the stored case, whose alarm is armed at its `wakeAt`; null for a new one
 * @param alarmIsSpent the alarm of `before` has rung: a wake-up needs a new one even at an unchanged instant
 */
export function settle(changed: Case, before: Case | null, duty: Duty, now: Instant, alarmIsSpent = false): Settled {
  const timely = recordBreach(silenceEnds(expireClaim(startShift(changed, now), now), now), now);
  const { due, wakeAt } = nextSteps(timely, duty, now);
  const ran = runSteps(timely, due, now);
  const armedAt = before?.wakeAt ?? null;
  const isNew = wakeAt !== armedAt || alarmIsSpent;
  const wakeUp = isNew ? nextWakeUp(changed, wakeAt, alarmIsSpent ? null : (before?.alarm ?? null), now) : {};
  const happened = ran.case.timeline.slice(before?.timeline.length ?? 0);
  const settled = { ...ran.case, wakeAt, ...wakeUp, version: (before?.version ?? 0) + 1 };
  return { case: settled, alerts: [...ran.alerts, ...notices(settled, happened, duty, now)] };
}

/** @param running the alarm that was started before and has not rung yet */
function nextWakeUp(c: Case, wakeAt: Instant | null, running: Case['alarm'], now: Instant): Pick<Case, 'revision' | 'farAhead' | 'alarm'> {
  const revision = c.revision + 1;
  if (wakeAt === null) return { revision, farAhead: false, alarm: null };
  if (isFarAhead(wakeAt, now)) return { revision, farAhead: true, alarm: null };
  const alarm = running && ringsBefore(running, wakeAt, now) ? running : { revision, at: wakeAt };
  return { revision, farAhead: false, alarm };
}

function startShift(c: Case, now: Instant): Case {
  if (c.matter.state !== 'held' || c.matter.until > now) return c;
  return withEvent({ ...c, matter: { state: 'open' } }, { at: now, type: 'released-to-shift', actor: 'earshot', round: c.rounds.length });
}

function expireClaim(c: Case, now: Instant): Case {
  const expiry = claimExpiry(c);
  if (c.matter.state !== 'claimed' || expiry === null || expiry > now) return c;
  const people = [c.matter.owner];
  const returned: Case = { ...c, handlingTeam: undefined, matter: { state: 'open' } };
  return withEvent(returned, { at: now, type: 'claim-expired', actor: 'earshot', round: c.rounds.length, people });
}

function silenceEnds(c: Case, now: Instant): Case {
  if (c.matter.state !== 'resolved' || c.matter.confirmBy > now) return c;
  const { owner, resolution } = c.matter;
  return withEvent(
    { ...c, matter: { state: 'unconfirmed', owner, closedAt: now, resolution } },
    { at: now, type: 'unconfirmed', actor: 'earshot', round: c.rounds.length },
  );
}

function recordBreach(c: Case, now: Instant): Case {
  const round = currentRound(c);
  if (round.breachCause || callbackState(round, now) !== 'breached') return c;
  const cause = breachCauseOf(c, round);
  const at = Math.max(round.dueAt, round.openedAt);
  return withEvent(withRound(c, { ...round, breachCause: cause }), { at, type: 'breached', actor: 'earshot', round: round.number, cause });
}

function runSteps(c: Case, due: DueStep[], now: Instant): Settled {
  let next = c;
  const alerts: AlertOnChannel[] = [];
  for (const { step, empty, tell } of due) {
    const people = tell.map((t) => t.person);
    const type = empty ? 'step-skipped' : 'escalated';
    const event = { at: now, type, actor: 'earshot', round: c.rounds.length, step: step.id, people } as const;
    next = withEvent(asRun(next, step.id, empty, now), event);
    alerts.push(...tell.map((t) => ({ alert: alertFor(c, step.id, t.person), channel: t.channel })));
  }
  return { case: next, alerts };
}
