import { type KeepPorts, keepCase } from '#domain/case/keep-case.ts';
import type { Alarm } from './alarms.ts';

/** An alarm has rung: do what the case owes now and arm the next alarm. A superseded alarm only makes sure its successor is armed. */
export async function advanceCase(ports: KeepPorts, rung: Alarm): Promise<void> {
  for (;;) {
    const c = await ports.cases.get(rung.caseId);
    if (!c || c.wakeAt === null) return;
    if (c.revision !== rung.revision) return ports.alarms.ensure({ caseId: c.caseId, revision: c.revision, at: c.wakeAt });
    if (await keepCase(ports, c, c, true)) return;
  }
}
