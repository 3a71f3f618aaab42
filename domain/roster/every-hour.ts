import { minus, spansOf } from '#domain/calendar/spans.ts';
import type { Policy } from '#domain/escalation/policy.ts';
import { daysOfTerm } from './rotation.ts';
import type { RotaEntry } from './team.ts';

/** Whom the last escalation step tells: of all teams, so that somebody is always reached. */
export const lastContacts = ({ rota, policy }: { rota: RotaEntry[]; policy: Pick<Policy, 'ladder'> }): RotaEntry[] =>
  rota.filter((e) => e.team === '*' && policy.ladder.at(-1)!.tell.some((t) => t.who === e.level));

const week = 7 * 86_400_000;
const someMonday = Date.parse('2024-01-01T00:00:00Z');

/**
 * Whether somebody of these entries is on duty at every minute, in every week of their rotations, breaks counted. Entries that begin or
 * end on a date do not count: one day they are not there.
 */
export function coverEveryHour(entries: RotaEntry[]): boolean {
  const lasting = entries.filter(({ from, until }) => from === undefined && until === undefined);
  const cycle = lasting.reduce((weeks, { rotation }) => leastCommonMultiple(weeks, rotation?.weeks ?? 1), 1);
  const range = { from: someMonday, to: someMonday + cycle * week };
  // A week of the wall clock: what a change of the offset does to a night shift is not asked here.
  const covered = lasting.flatMap((entry) => spansOf(entry.shifts, range, 'UTC', daysOfTerm(entry)));
  return minus([range], covered).length === 0;
}

const leastCommonMultiple = (a: number, b: number): number => (a * b) / greatestCommonDivisor(a, b);
const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));
