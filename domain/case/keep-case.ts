import { isSettled, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import type { AlertPublisher, Ledger } from '#domain/alert/ledger.ts';
import { whyNotOwed } from '#domain/alert/still-owed.ts';
import { isCanaryCase } from '#domain/canary/canary.ts';
import { type Alarms, awaited } from '#domain/escalation/alarms.ts';
import { settle } from '#domain/escalation/settle.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { type Now, seconds } from '#domain/time.ts';
import { type Case, isClosed, ownerOf } from './case.ts';
import type { CaseStore, ContactStore, CustomerStore } from './case-store.ts';

export type KeepPorts = {
  cases: CaseStore;
  customers: CustomerStore;
  contacts: ContactStore;
  ledger: Ledger;
  publisher: AlertPublisher;
  alarms: Alarms;
  duty: Duty;
  now: Now;
  log: CaseLog;
};
/** What an operator sees happen; ids and numbers only. */
export type CaseLog = (what: string, about: Record<string, unknown>) => void;

/**
 * The one way a case is written: settle it, enter its alerts as pending, write it, publish, arm the alarm, let go of what a closed
 * case no longer needs. Each step is safe to repeat; a crash after any of them is mended by the retry or the sweeper.
 * @returns the stored case, or null when somebody else wrote first and the change must be decided again
 */
export async function keepCase(ports: KeepPorts, changed: Case, before: Case | null, alarmIsSpent = false): Promise<Case | null> {
  const now = ports.now();
  const { case: settled, alerts } = settle(changed, before, ports.duty, now, alarmIsSpent);
  const next: Case = { ...settled, changedAt: now };
  const deliveries = alerts.map(({ alert, channel }) => pendingDelivery(alert, channel, now));
  await ports.ledger.addPending(deliveries);
  const stored = before ? await ports.cases.save(next) : await ports.cases.create(next);
  if (!stored && !(await isOurs(ports, next))) return null;
  reportChange(ports.log, before, next);
  await Promise.all([
    deliveries.length > 0 ? ports.publisher.publish(deliveries.map((d) => messageOf(d, next))) : undefined,
    armAlarm(ports, next, before),
    afterwards(ports, next, before),
  ]);
  return next;
}

/** Refused because it is there already: the answer to our write got lost, and the SDK sent it again. */
async function isOurs({ cases }: KeepPorts, { caseId, version, revision, timeline }: Case): Promise<boolean> {
  const there = await cases.get(caseId);
  return there?.version === version && there.revision === revision && JSON.stringify(there.timeline) === JSON.stringify(timeline);
}

async function armAlarm({ alarms }: KeepPorts, next: Case, before: Case | null): Promise<void> {
  if (next.alarm?.revision !== next.revision || next.revision === before?.revision) return;
  await alarms.ensure({ caseId: next.caseId, ...next.alarm });
}

async function afterwards(ports: KeepPorts, next: Case, before: Case | null): Promise<void> {
  if (next.firstContactOwner && !before?.firstContactOwner) await ports.customers.remember(next.customerId, next.firstContactOwner);
  if (isClosed(next)) await letGo(ports, next);
}

/** A closed case holds no lock and no phone number. */
export async function letGo({ customers, contacts }: KeepPorts, c: Case): Promise<void> {
  await contacts.remove(c.caseId);
  await customers.unlock(c.customerId, c.caseId);
}

/**
 * Repeats what follows a write: an earlier try may have died right after it. A row that the case does not know of yet is left alone:
 * its writer may be about to write, and the deliverer would cancel it. So is a fresh one: its writer may be about to publish.
 * @param rung the revision of the alarm that has just rung: nobody may rely on it any more
 */
export async function mend(ports: KeepPorts, c: Case, rung?: number): Promise<void> {
  if (isClosed(c)) return letGo(ports, c);
  const pending = (await ports.ledger.ofCase(c.caseId)).filter(
    (d) => !isSettled(d) && d.at.pending <= ports.now() - seconds(1) && whyNotOwed(c, d) === null,
  );
  if (pending.length > 0) await ports.publisher.publish(pending.map((d) => messageOf(d, c)));
  const alarm = awaited(c, ports.now(), rung);
  if (alarm) await ports.alarms.ensure(alarm);
}

/** The canary's ups and downs are its own affair: nobody's case, nobody's breach. */
function reportChange(log: CaseLog, before: Case | null, next: Case): void {
  if (isCanaryCase(next)) return;
  for (const event of next.timeline.slice(before?.timeline.length ?? 0)) {
    const { type, actor, step, people, outcome, cause } = event;
    const { caseId, severity, touchpoint, team } = next;
    log(`case ${type}`, {
      caseId,
      actor,
      step,
      people,
      outcome,
      cause,
      severity,
      touchpoint,
      team,
      owner: ownerOf(next) ?? next.proposedOwner,
    });
  }
}
