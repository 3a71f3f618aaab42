import { type Delivery, isSettled, messageOf } from '#domain/alert/alert.ts';
import type { Case } from '#domain/case/case.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import { seconds } from '#domain/time.ts';

/** How long an alarm or an alert may be late before the sweeper takes it for lost. */
const patienceSeconds = 20;
const atOnce = 500;

export type Swept = { restarted: string[]; republished: number; failed: string[] };

/** Finds what is overdue and starts it again: alarms that did not ring, alerts that were written but never went out. */
export async function sweep(ports: KeepPorts): Promise<Swept> {
  const swept: Swept = { restarted: [], republished: 0, failed: [] };
  const before = ports.now() - seconds(patienceSeconds);
  for (const caseId of await ports.cases.overdue(before, atOnce)) {
    await apart(swept, caseId, async () => {
      if (await restart(ports, caseId, before)) swept.restarted.push(caseId);
    });
  }
  const lost = await ports.ledger.pendingSince(before, atOnce);
  for (const delivery of lost.filter((d) => !isSettled(d))) {
    await apart(swept, delivery.alertId, async () => {
      if (await republish(ports, delivery)) swept.republished++;
    });
  }
  return swept;
}

/** What cannot be mended must not keep the others from being. */
async function apart(swept: Swept, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    swept.failed.push(id);
  }
}

/** A row without a case waits for its case to be written; after a day nobody will write it. */
async function republish({ cases, ledger, publisher, now }: KeepPorts, delivery: Delivery): Promise<boolean> {
  const c = await cases.get(delivery.caseId);
  if (c) await publisher.publish([messageOf(delivery, c)]);
  else if (now() - delivery.at.pending > seconds(86_400))
    await ledger.settle(delivery, { cancelled: now(), note: 'the case was never written' });
  return c !== null;
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
