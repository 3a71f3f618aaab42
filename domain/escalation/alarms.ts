import type { Case } from '#domain/case/case.ts';
import { type Instant, seconds } from '#domain/time.ts';

export type Alarm = { caseId: string; revision: number; at: Instant };

/**
 * Further ahead than this an alarm is not started yet: the sweeper starts it when its time comes near. Executions cost money, and most
 * such times never come, because the customer is called before.
 */
const farSeconds = 900;
export const isFarAhead = (wakeAt: Instant, now: Instant): boolean => wakeAt - now > seconds(farSeconds);

/** A write and the ringing of an alarm may meet: one that is about to ring is not relied on. */
const meetingSeconds = 2;
/** Whether that alarm, started for an earlier wake-up, still rings before this one: it finds the change and starts the next. Saves an execution. */
export const ringsBefore = (alarm: Pick<Alarm, 'at'>, wakeAt: Instant, now: Instant): boolean =>
  alarm.at <= wakeAt && alarm.at - now >= seconds(meetingSeconds);

/** The alarm that must be running for a case, null when none must: the one it relies on until that has rung, then its own. */
export function awaited({ caseId, revision, wakeAt, farAhead, alarm }: Sleeper, now: Instant, rung?: number): Alarm | null {
  if (wakeAt === null || farAhead) return null;
  if (alarm && alarm.at > now && alarm.revision !== rung) return { caseId, ...alarm };
  return { caseId, revision, at: wakeAt };
}
type Sleeper = Pick<Case, 'caseId' | 'revision' | 'wakeAt' | 'farAhead' | 'alarm'>;

export interface Alarms {
  /** Starts the alarm of that case and revision; one that was started before is left alone. */
  ensure(alarm: Alarm): Promise<void>;
}
