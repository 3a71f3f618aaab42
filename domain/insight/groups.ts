import { dateIn, wallClock } from '#domain/calendar/zoned.ts';
import type { BreachCause } from '#domain/case/case.ts';
import { journeyOf, lineOf, sceneOf } from '#domain/feedback/catalogue.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { CaseFacts } from './facts.ts';
import type { Grouping } from './groupings.ts';
import { datesOf, type Period } from './period.ts';

/** As it is written in a query: `nobody-claimed`. */
export const causeId = (cause: BreachCause): string => cause.replaceAll(' ', '-');

const keys: Record<Grouping, (f: CaseFacts, timeZone: string) => string> = {
  team: (f) => f.team,
  region: (f) => f.region,
  line: (f) => lineOf(f.touchpoint),
  scene: (f) => sceneOf(f.touchpoint),
  journey: (f) => journeyOf(f.touchpoint),
  touchpoint: (f) => f.touchpoint,
  agent: (f) => f.agent,
  day: (f, timeZone) => dateIn(f.submittedAt, timeZone),
  /** The hour of the click, 0 to 23. */
  hour: (f, timeZone) => String(Math.floor(wallClock(f.submittedAt, timeZone).minutes / 60)),
  /** Of the first callback; "none" when it is not breached. */
  cause: ({ callbacks: [first] }) => (first?.cause ? causeId(first.cause) : 'none'),
};

export const keyOf = (by: Grouping, f: CaseFacts, timeZone: string): string => keys[by](f, timeZone);

/** Groups that are there even without a case, so that a line has no holes. */
function everyKey(by: Grouping, period: Period): string[] {
  if (by === 'day') return datesOf(period);
  return by === 'hour' ? Array.from({ length: 24 }, (_, hour) => String(hour)) : [];
}

/** In the order of time, or else of their keys. */
export function groupsBy(by: Grouping, facts: CaseFacts[], period: Period, timeZone: string): [key: string, group: CaseFacts[]][] {
  const found = Map.groupBy(facts, (f) => keyOf(by, f, timeZone));
  const always = everyKey(by, period);
  const others = [...found.keys()].filter((key) => !always.includes(key)).sort((a, b) => (a < b ? -1 : 1));
  return [...always, ...others].map((key) => [key, found.get(key) ?? []]);
}

export type Label = { zh: string; en: string };

/** What the insurer calls the groups; regions, days, hours and causes are not the insurer's words. */
export function labelsOf(by: Grouping, { teams, people, catalogue }: Insurer): Map<string, Label> {
  const lists: Partial<Record<Grouping, (Label & { id: string })[]>> = {
    team: teams,
    line: catalogue.lines,
    scene: catalogue.scenes,
    journey: catalogue.journeys,
    touchpoint: catalogue.touchpoints,
    agent: people.map(({ id, name }) => ({ id, zh: name, en: name })),
  };
  return new Map((lists[by] ?? []).map(({ id, zh, en }) => [id, { zh, en }]));
}
