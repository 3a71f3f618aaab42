import { type KeepPorts, keepCase, mend } from '#domain/case/keep-case.ts';
import type { Alarm } from './alarms.ts';

/** An alarm has rung: do what the case owes now and arm the next alarm. A superseded alarm only makes sure that its successor is armed and nothing is left unsaid. */
export async function advanceCase(ports: KeepPorts, rung: Alarm): Promise<void> {
  for (;;) {
    const c = await ports.cases.get(rung.caseId);
    if (!c) return;
    if (c.revision !== rung.revision || c.wakeAt === null) return mend(ports, c, rung.revision);
    if (await keepCase(ports, c, c, true)) return;
  }
}
