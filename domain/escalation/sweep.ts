import { type Delivery, isSettled, messageOf } from '#domain/alert/alert.ts';
import { isNotice, noticeMessage } from '#domain/alert/notice.ts';
import { neverWritten, wasRaised } from '#domain/alert/still-owed.ts';
import type { Case } from '#domain/case/case.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import { seconds } from '#domain/time.ts';

/** How long an alarm or an alert may be late before the sweeper takes it for lost. */
export const patienceSeconds = 20;
const atOnce = 500;
/** Longer than from one sweep to the next: an alarm that was far ahead is started before it is due. */
const leadSeconds = 90;
/** Longer than a write can be under way: no function runs so long. */
const onItsWaySeconds = 300;

export type Swept = { restarted: string[]; republished: number; failed: string[] };

/** Finds what is overdue and starts it again: alarms that did not ring, alerts that were written but never went out. And starts what was far ahead. */
export async function sweep(ports: KeepPorts): Promise<Swept> {
  const swept: Swept = { restarted: [], republished: 0, failed: [] };
  const before = ports.now() - seconds(patienceSeconds);
  for (const caseId of await ports.cases.overdue(before, atOnce)) {
    await apart(swept, caseId, async () => {
      if (await restart(ports, caseId, before)) swept.restarted.push(caseId);
    });
  }
  for (const caseId of await ports.cases.approaching(ports.now() + seconds(leadSeconds), atOnce)) {
    await apart(swept, caseId, async () => {
      if (await approach(ports, caseId, before)) swept.restarted.push(caseId);
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

/**
 * The ledger is written before the case. A row the case does not know of belongs to a writer who lost, or whose write is still on its way:
 * only when that cannot be any more is it cancelled. A missing case may be written by a feedback that comes back from the dead letters.
 */
async function republish({ cases, ledger, publisher, now }: KeepPorts, delivery: Delivery): Promise<boolean> {
  if (isNotice(delivery)) {
    await publisher.publish([noticeMessage(delivery)]);
    return true;
  }
  const c = await cases.get(delivery.caseId);
  if (c && wasRaised(c, delivery)) {
    await publisher.publish([messageOf(delivery, c)]);
    return true;
  }
  const age = now() - delivery.at.pending;
  if (age > seconds(c ? onItsWaySeconds : 86_400))
    await ledger.settle(delivery, { cancelled: now(), note: c ? neverWritten : 'the case was never written' });
  return false;
}

/** The time of a far alarm comes near. When it has passed all the same, its name may be used up: then it is restarted like any other. */
async function approach(ports: KeepPorts, caseId: string, before: number): Promise<boolean> {
  const c = await ports.cases.get(caseId);
  if (!c?.farAhead || c.wakeAt === null || c.wakeAt > ports.now() + seconds(leadSeconds)) return false;
  if (c.wakeAt <= before) return restart(ports, caseId, before);
  await ports.alarms.ensure({ caseId, revision: c.revision, at: c.wakeAt });
  return false;
}

/** The index only suggests: the case itself decides. A new revision, because an alarm's name is never used twice. */
async function restart({ cases, alarms, now }: KeepPorts, caseId: string, before: number): Promise<boolean> {
  const c = await cases.get(caseId);
  if (!c || c.wakeAt === null || c.wakeAt > before) return false;
  const raised: Case = { ...c, version: c.version + 1, changedAt: now(), revision: c.revision + 1, farAhead: false };
  if (!(await cases.save(raised))) return false;
  await alarms.ensure({ caseId, revision: raised.revision, at: now() });
  return true;
}
