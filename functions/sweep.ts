import { sweep } from '#domain/escalation/sweep.ts';
import { SweepEnv } from './environments.ts';
import { keepServices } from './keep-services.ts';
import { log } from './log.ts';
import { schedule } from './middleware/schedule.ts';

const ports = keepServices(SweepEnv.parse(process.env));

/** Every minute: what should have happened and did not is started again, and said aloud. */
export const handler = schedule(async () => {
  const { restarted, republished, failed } = await sweep(ports);
  if (failed.length > 0) log.error('could not be mended', { count: failed.length, ids: failed.slice(0, 20) });
  if (restarted.length > 0) log.warn('alarms restarted', { count: restarted.length, caseIds: restarted.slice(0, 20) });
  if (republished > 0) log.warn('alerts republished', { count: republished });
});
