import { type AlertMessage, isSettled, messageOf } from '#domain/alert/alert.ts';
import type { Case } from '#domain/case/case.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import { seconds } from '#domain/time.ts';

/** How long an alarm or an alert may be late before the sweeper takes it for lost. */
const patienceSeconds = 20;
const atOnce = 500;

export type Swept = { restarted: string[]; republished: number };

/** Finds what is overdue and starts it again: alarms that did not ring, alerts that were written but never went out. */
export async function sweep(ports: KeepPorts): Promise<Swept> {
  const before = ports.now() - seconds(patienceSeconds);
  const restarted: string[] = [];
  for (const caseId of await ports.cases.overdue(before, atOnce)) {
    if (await restart(ports, caseId, before)) restarted.push(caseId);
  }
  const lost = await ports.ledger.pendingSince(before, atOnce);
  const messages: AlertMessage[] = [];
  for (const delivery of lost.filter((d) => !isSettled(d))) {
    const c = await ports.cases.get(delivery.caseId);
    if (c) messages.push(messageOf(delivery, c));
  }
  if (messages.length > 0) await ports.publisher.publish(messages);
  return { restarted, republished: messages.length };
}

/** The index only suggests: the case itself decides. A new revision, because an alarm's name is never used twice. */
async function restart({ cases, alarms, now }: KeepPorts, caseId: string, before: number): Promise<boolean> {
  const c = await cases.get(caseId);
  if (!c || c.wakeAt === null || c.wakeAt > before) return false;
  const raised: Case = { ...c, version: c.version + 1, revision: c.revision + 1 };
  if (!(await cases.save(raised))) return false;
  await alarms.ensure({ caseId, revision: raised.revision, at: now() });
  return true;
}
