import type { Delivery } from '#domain/alert/alert.ts';
import { addDays, dateIn } from '#domain/calendar/zoned.ts';
import type { Case, CaseEvent } from '#domain/case/case.ts';
import type { Told } from './oracles.ts';

type Answer = {
  allHours: {
    cases: number;
    callbacks: { owed: number; met: number; breached: number; pending: number };
    intervals: Record<string, { n: number }>;
    resolution: Record<string, number | null>;
  };
};

/** The manager's figures against a count of the histories and of the ledger, which is held against what really went out elsewhere. */
export async function figuresAgree({ world, people }: Told, cases: Case[]): Promise<string[]> {
  const zone = world.insurer.timeZone;
  const now = world.clock.now();
  const days = [...cases.map((c) => dateIn(c.submittedAt, zone)), dateIn(now, zone)].sort();
  const asked = people.figures(days[0]!, addDays(days.at(-1)!, 1));
  // It is half past a second: before the next whole one no alarm rings, so both count the same alerts.
  await world.clock.passTo(now + 400);
  const got = (await asked)?.body as Answer | undefined;
  if (!got) return ['the figures were not answered'];
  const { callbacks, intervals, resolution } = got.allHours;
  const counted = recount(cases, world.stores.ledger.all(), world.clock.now());
  const answered = {
    cases: got.allHours.cases,
    owed: callbacks.owed,
    met: callbacks.met,
    breached: callbacks.breached,
    pending: callbacks.pending,
    alerted: intervals.toFirstAlert!.n,
    claimed: intervals.toClaim!.n,
    resolved: resolution.resolved,
    confirmed: resolution.confirmed,
    unconfirmed: resolution.unconfirmed,
    unreached: resolution.unreached,
  };
  return Object.entries(counted).flatMap(([name, n]) =>
    answered[name as keyof typeof answered] === n
      ? []
      : [`figures say ${name} ${answered[name as keyof typeof answered]}, counted were ${n}`],
  );
}

function recount(cases: Case[], ledger: Delivery[], now: number) {
  const ever = (...types: CaseEvent['type'][]) => cases.filter((c) => c.timeline.some((e) => types.includes(e.type))).length;
  const rounds = cases.flatMap((c) =>
    c.rounds.map((round) => ({ round, tried: c.timeline.filter((e) => e.type === 'attempted' && e.round === round.number) })),
  );
  const met = rounds.filter(({ round, tried }) => tried.some((e) => e.occurredAt! <= round.dueAt)).length;
  const breached = rounds.filter(
    ({ round, tried }) => tried.every((e) => e.occurredAt! > round.dueAt) && (tried.length > 0 || now > round.dueAt),
  ).length;
  return {
    cases: cases.length,
    owed: rounds.length,
    met,
    breached,
    pending: rounds.length - met - breached,
    alerted: new Set(ledger.filter((d) => d.round === 1 && d.at.sent !== undefined).map((d) => d.caseId)).size,
    claimed: ever('claimed', 'transferred', 'reassigned'),
    resolved: ever('resolved'),
    confirmed: ever('confirmed'),
    unconfirmed: ever('unconfirmed'),
    unreached: ever('closed-unreached'),
  };
}
