import { type Case, currentRound, withRound } from '#domain/case/case.ts';
import { type KeepPorts, keepCase } from '#domain/case/keep-case.ts';
import { proposalFor } from '#domain/case/proposals.ts';
import { isInForce } from '#domain/roster/change.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Roster } from '#domain/roster/roster.ts';
import type { Instant } from '#domain/time.ts';

const atOnce = 100;
/** No more in one go than a sweep has time for: the next one finds the others. */
const atMost = 500;

/** Teams for which somebody is on duty now who is not there by the rota: their doors may be open besides their hours. */
export function teamsHelped(roster: Roster, now: Instant): string[] {
  const overrides = roster.changes.filter((c) => c.kind === 'override' && c.level === 'agent' && isInForce(c, now));
  const teams = overrides.flatMap((c) => (c.kind !== 'override' ? [] : c.team === '*' ? roster.rota.callbackTeams : [c.team]));
  return [...new Set(teams)];
}

/** Held for its shift, but the doors are open now: its shift begins now, and everything it owes comes as much earlier. */
export function openEarly(c: Case, duty: Duty, now: Instant): Case {
  if (c.matter.state !== 'held' || c.matter.until <= now || !duty.hours(c.team).isOpen(now)) return c;
  const round = currentRound(c);
  const start = Math.floor(now / 1000) * 1000;
  const by = Math.max(0, round.clockStart - start);
  const pulled = {
    ...round,
    clockStart: round.clockStart - by,
    dueAt: round.dueAt - by,
    exclusiveUntil: round.exclusiveUntil - by,
    steps: round.steps.map((step) => ({ ...step, at: step.at - by })),
  };
  return withRound({ ...c, matter: { state: 'held', until: start } }, pulled);
}

/**
 * Opens the held cases of those teams whose doors are open, oldest first. The listing only suggests; each case is read and decides.
 * @returns ids of the cases that were opened, and of those that could not be
 */
export async function wakeHeld(ports: KeepPorts, teams: string[]): Promise<{ woken: string[]; failed: string[] }> {
  const found: Case[] = [];
  for (const team of teams.filter((id) => ports.duty.hours(id).isOpen(ports.now()))) {
    for (let cursor: string | null | undefined; cursor !== null && found.length < atMost; ) {
      const page = await ports.cases.list({ teams: [team], state: 'held' }, atOnce, cursor);
      found.push(...page.cases);
      cursor = page.cursor;
    }
  }
  const woken: string[] = [];
  const failed: string[] = [];
  for (const { caseId } of found.toSorted((a, b) => a.submittedAt - b.submittedAt)) {
    try {
      if (await wake(ports, caseId)) woken.push(caseId);
    } catch {
      failed.push(caseId); // one that fails must not keep the others waiting
    }
  }
  return { woken, failed };
}

async function wake(ports: KeepPorts, caseId: string): Promise<boolean> {
  for (let c = await ports.cases.get(caseId); c; c = await ports.cases.get(caseId)) {
    const now = ports.now();
    const opened = openEarly(c, ports.duty, now);
    if (opened === c) return false;
    const isThere = ports.duty.onDuty(c.team, 'agent', now).some(({ person }) => person === c?.proposedOwner);
    const proposedOwner = isThere ? c.proposedOwner : await proposalFor(ports, c, now);
    if (await keepCase(ports, { ...opened, proposedOwner }, c)) return true;
  }
  return false;
}
