import type { Instant } from '#domain/time.ts';

export type Alarm = { caseId: string; revision: number; at: Instant };

export interface Alarms {
  /** Starts the alarm of that case and revision; one that was started before is left alone. */
  ensure(alarm: Alarm): Promise<void>;
}
