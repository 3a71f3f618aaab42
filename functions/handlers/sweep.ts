import type { KeepPorts } from '#domain/case/keep-case.ts';
import { sweep } from '#domain/escalation/sweep.ts';
import { log } from '../log.ts';
import { schedule } from '../middleware/schedule.ts';

/** Every minute: what should have happened and did not is started again, and said aloud. */
export const sweepHandler = (ports: KeepPorts) =>
  schedule(async () => {
    const { restarted, republished, failed } = await sweep(ports);
    if (failed.length > 0) log.error('could not be mended', { count: failed.length, ids: failed.slice(0, 20) });
    if (restarted.length > 0) log.warn('alarms restarted', { count: restarted.length, caseIds: restarted.slice(0, 20) });
    if (republished > 0) log.warn('alerts republished', { count: republished });
  });
