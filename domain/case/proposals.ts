import { lineOf } from '#domain/feedback/catalogue.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { proposeOwner } from '#domain/roster/owner.ts';
import type { Instant } from '#domain/time.ts';
import type { CaseStore } from './case-store.ts';

/** Beyond this, busy is busy: counting on would cost reads and change nothing. */
const loadCeiling = 50;

/** The person to propose for a case of that team now; null when nobody of it is on duty. */
export async function proposalFor(
  { cases, duty }: { cases: CaseStore; duty: Duty },
  about: { team: string; touchpoint: string; servedBy?: string | undefined },
  now: Instant,
): Promise<string | null> {
  const onDuty = duty.onDuty(about.team, 'agent', now);
  const home = onDuty.filter((p) => !p.backup);
  const pool = home.length > 0 && !onDuty.some((p) => p.person === about.servedBy) ? home : onDuty;
  const candidates = await Promise.all(
    pool.map(async ({ person, backup }) => ({
      person: { id: person, skills: duty.person(person)?.skills ?? [] },
      backup,
      load: pool.length === 1 ? 0 : await cases.loadOf(person, loadCeiling),
    })),
  );
  return proposeOwner(candidates, lineOf(about.touchpoint), about.servedBy);
}

/** Who takes a transferred case: the least loaded on duty, else the least loaded member; null for a team without members. */
export async function receiverFor(
  ports: { cases: CaseStore; duty: Duty },
  team: string,
  touchpoint: string,
  now: Instant,
): Promise<string | null> {
  const onDuty = await proposalFor(ports, { team, touchpoint }, now);
  if (onDuty) return onDuty;
  const members = await Promise.all(
    ports.duty
      .members(team)
      .map(async (id) => ({ person: { id, skills: [] }, backup: false, load: await ports.cases.loadOf(id, loadCeiling) })),
  );
  return proposeOwner(members, '', undefined);
}
