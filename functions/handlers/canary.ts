import { type CanaryPorts, runCanary } from '#domain/canary/run-canary.ts';
import { log } from '../log.ts';
import type { Measure } from '../measurements.ts';
import { schedule } from '../middleware/schedule.ts';

/** Every five minutes: a customer that is none complains, is called back and content; how long it took, or where it stopped, is said aloud. */
export const canaryHandler = (ports: CanaryPorts, measure: Measure = () => {}) =>
  schedule(async () => {
    const { caseId, took, delay, stopped } = await runCanary(ports);
    if (delay !== null) measure('CanaryDelay', delay);
    measure('CanaryFailed', stopped ? 1 : 0);
    if (stopped) log.error('the canary stopped', { caseId, stage: stopped.stage, detail: stopped.why, took });
    else log.info('the canary came through', { caseId, took });
  });
