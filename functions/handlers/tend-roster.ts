import type { KeepPorts } from '#domain/case/keep-case.ts';
import { teamsHelped, wakeHeld } from '#domain/escalation/wake-held.ts';
import { recordRota } from '#domain/roster/history.ts';
import type { Roster } from '#domain/roster/roster.ts';
import type { RosterStore } from '#domain/roster/roster-store.ts';
import { digest } from '../digest.ts';
import { log } from '../log.ts';

/** Every minute: cases held though somebody is there by now are opened, and the rota of a fresh deploy goes on record. */
export async function tendRoster(ports: KeepPorts & { duty: Roster }, store: RosterStore): Promise<void> {
  const { woken, failed } = await wakeHeld(ports, teamsHelped(ports.duty, ports.now()));
  if (woken.length > 0) log.info('held cases opened', { count: woken.length, caseIds: woken.slice(0, 20) });
  if (failed.length > 0) log.error('held cases could not be opened', { count: failed.length, caseIds: failed.slice(0, 20) });
  const { rota } = ports.duty;
  await recordRota(store, rota, digest(JSON.stringify(rota)), ports.now());
}
