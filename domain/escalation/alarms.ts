import { type Instant, seconds } from '#domain/time.ts';

export type Alarm = { caseId: string; revision: number; at: Instant };

/**
 * Further ahead than this an alarm is not started yet: the sweeper starts it when its time comes near. Executions cost money, and most
 * such times never come, because the customer is called before.
 */
const farSeconds = 900;
export const isFarAhead = (wakeAt: Instant, now: Instant): boolean => wakeAt - now > seconds(farSeconds);

export interface Alarms {
  /** Starts the alarm of that case and revision; one that was started before is left alone. */
  ensure(alarm: Alarm): Promise<void>;
}
