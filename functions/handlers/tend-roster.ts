import { tellAll } from '#domain/alert/tell.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import type { Policy } from '#domain/escalation/policy.ts';
import { teamsHelped, wakeHeld } from '#domain/escalation/wake-held.ts';
import { recordRota } from '#domain/roster/history.ts';
import { rosterNotices } from '#domain/roster/notices.ts';
import type { Roster } from '#domain/roster/roster.ts';
import type { RosterStore } from '#domain/roster/roster-store.ts';
import { digest } from '../digest.ts';
import { log } from '../log.ts';

type TendPorts = KeepPorts & { duty: Roster; policy: Policy };

/**
 * Every minute: cases held though somebody is there by now are opened, gaps ahead and swaps are told to whom they concern, and the rota
 * of a fresh deploy goes on record.
 */
export async function tendRoster(ports: TendPorts, store: RosterStore): Promise<void> {
  const { woken, failed } = await wakeHeld(ports, teamsHelped(ports.duty, ports.now()));
  if (woken.length > 0) log.info('held cases opened', { count: woken.length, caseIds: woken.slice(0, 20) });
  if (failed.length > 0) log.error('held cases could not be opened', { count: failed.length, caseIds: failed.slice(0, 20) });
  const unsaid = await tellAll(ports, rosterNotices(ports.duty, ports.policy, ports.now()));
  if (unsaid.length > 0) log.error('notices could not be told', { count: unsaid.length, notices: unsaid.slice(0, 20) });
  const { rota } = ports.duty;
  await recordRota(store, rota, digest(JSON.stringify(rota)), ports.now());
}
