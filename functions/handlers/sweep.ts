import type { KeepPorts } from '#domain/case/keep-case.ts';
import { sweep } from '#domain/escalation/sweep.ts';
import { log } from '../log.ts';
import type { Measure } from '../measurements.ts';
import { schedule } from '../middleware/schedule.ts';

/** Every minute: what should have happened and did not is started again, and said aloud. */
export const sweepHandler = (ports: KeepPorts, measure: Measure = () => {}, tendRoster: () => Promise<void> = async () => {}) =>
  schedule(async () => {
    const { watched, oldest } = watchOverdue(ports);
    const { restarted, republished, failed } = await sweep(watched);
    if (failed.length > 0) log.error('could not be mended', { count: failed.length, ids: failed.slice(0, 20) });
    if (restarted.length > 0) log.warn('alarms restarted', { count: restarted.length, caseIds: restarted.slice(0, 20) });
    if (republished > 0) log.warn('alerts republished', { count: republished });
    measure('SweeperRan', 1);
    measure('AlarmsRestarted', restarted.length);
    measure('AlertsRepublished', republished);
    measure('CouldNotBeMended', failed.length);
    measure('OldestOverdue', oldest());
    // Last: whatever is wrong with the roster, what was lost has been found.
    await tendRoster();
  });

/** Notes how late, in seconds, the latest of the cases is that are read. */
function watchOverdue(ports: KeepPorts): { watched: KeepPorts; oldest(): number } {
  let longest = 0;
  const get: KeepPorts['cases']['get'] = async (caseId) => {
    const c = await ports.cases.get(caseId);
    if (c && c.wakeAt !== null) longest = Math.max(longest, ports.now() - c.wakeAt);
    return c;
  };
  return { watched: { ...ports, cases: { ...ports.cases, get } }, oldest: () => Math.round(longest / 1000) };
}
