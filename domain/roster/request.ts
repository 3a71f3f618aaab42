import * as z from 'zod';
import type { Span } from '#domain/calendar/spans.ts';
import type { Fault } from '#domain/feedback/fault.ts';
import { mask } from '#domain/feedback/mask.ts';
import { written } from '#domain/feedback/written.ts';
import type { Instant } from '#domain/time.ts';
import type { Absence, Override, RosterChange, Swap } from './change.ts';
import type { Roster } from './roster.ts';
import { Level, Preference } from './team.ts';

const id = z.string().min(1).max(100);
const time = z.iso.datetime({ offset: true });
const reason = written(200);
const span = { from: time, until: time };

/** `person` is whoever asks, unless a lead speaks for somebody else. */
export const AbsenceBody = z.object({ person: id.optional(), ...span, reason });
export const OverrideBody = z.object({
  person: id,
  team: id,
  level: Level.default('agent'),
  backup: z.boolean().default(false),
  ...span,
  reason,
});
/** `requester` is whoever asks, unless a lead speaks for somebody else. */
export const SwapBody = z.object({ requester: id.optional(), colleague: id, team: id, ...span, reason: reason.optional() });
/** The first that fits stands before the order of somebody's channels. */
export const PreferencesBody = z.object({ preferences: z.array(Preference).max(20) });
type Bodies = { absence: z.infer<typeof AbsenceBody>; override: z.infer<typeof OverrideBody>; swap: z.infer<typeof SwapBody> };

export type Asker = { id: string; isLead: boolean };
export type Requested<Change> = { change: Change } | { faults: Fault[] } | { forbidden: string };

const day = 86_400_000;
const longest = { absence: 400 * day, override: 31 * day, swap: 31 * day };
/** Whatever lies further ahead is a slip of the finger. */
const furthest = 731 * day;

/** What a request must be given besides its words. `idOf` names a change by its content. */
export type RequestContext = { roster: Roster; now: Instant; idOf: (until: Instant, content: unknown) => string };

/** What is the same for all changes. */
function begun(
  kind: RosterChange['kind'],
  body: { from: string; until: string; reason?: string | undefined },
  asker: Asker,
  ctx: RequestContext,
) {
  const given = { from: Date.parse(body.from), until: Date.parse(body.until) };
  const content = { ...given, reason: mask(body.reason ?? '') };
  return { version: 1, ...content, marks: { asked: { at: ctx.now, by: asker.id } }, faults: spanFaults(kind, given, ctx.now) };
}

function spanFaults(kind: RosterChange['kind'], { from, until }: { from: Instant; until: Instant }, now: Instant): Fault[] {
  if (until <= from) return [{ pointer: '/until', detail: 'must be after "from"' }];
  if (until <= now) return [{ pointer: '/until', detail: 'must lie ahead: what has been is not changed' }];
  if (until - now > furthest) return [{ pointer: '/until', detail: 'may lie two years ahead at most' }];
  if (until - from > longest[kind]) return [{ pointer: '/until', detail: `may be ${longest[kind] / day} days after "from" at most` }];
  return [];
}

export function askAbsence(body: Bodies['absence'], asker: Asker, ctx: RequestContext): Requested<Absence> {
  const person = body.person ?? asker.id;
  const { faults, ...rest } = begun('absence', body, asker, ctx);
  const found = [...personFaults(ctx.roster, '/person', person), ...faults];
  if (found.length > 0) return { faults: found };
  const refused = person === asker.id ? null : mayNotManage(ctx.roster, asker, levelsOfPerson(ctx.roster, person));
  if (refused) return { forbidden: refused };
  return { change: { kind: 'absence', id: ctx.idOf(rest.until, ['absence', person, rest.from, rest.reason]), person, ...rest } };
}

export function askOverride(body: Bodies['override'], asker: Asker, ctx: RequestContext): Requested<Override> {
  const { person, team, level, backup } = body;
  const { faults, ...rest } = begun('override', body, asker, ctx);
  const found = [...personFaults(ctx.roster, '/person', person), ...teamFaults(ctx.roster, team), ...faults];
  const absent = ctx.roster.changes.find(
    (c) => c.kind === 'absence' && c.person === person && c.marks.withdrawn === undefined && overlap(c, rest),
  );
  if (absent) found.push({ pointer: '/person', detail: 'is absent then: withdraw the absence first' });
  if (found.length > 0) return { faults: found };
  const refused = mayNotManage(ctx.roster, asker, [level]);
  if (refused) return { forbidden: refused };
  const content = ['override', person, team, level, backup, rest.from, rest.reason];
  return { change: { kind: 'override', id: ctx.idOf(rest.until, content), person, team, level, backup, ...rest } };
}

export function askSwap(body: Bodies['swap'], asker: Asker, ctx: RequestContext): Requested<Swap> {
  const { colleague, team } = body;
  const requester = body.requester ?? asker.id;
  const { roster } = ctx;
  const { faults, ...rest } = begun('swap', body, asker, ctx);
  const found = [
    ...personFaults(roster, '/requester', requester),
    ...personFaults(roster, '/colleague', colleague),
    ...teamFaults(roster, team),
    ...faults,
  ];
  if (found.length > 0) return { faults: found };
  if (colleague === requester) return { faults: [{ pointer: '/colleague', detail: 'must be somebody else' }] };
  const given = placesOf(roster, { requester, team, ...rest });
  if (given.length === 0) return { faults: [{ pointer: '/from', detail: 'there is no shift of this team to give away then' }] };
  const taken = placesOf(roster, { requester: colleague, team, ...rest });
  if (taken.some((own) => given.some((shift) => own.from < shift.to && shift.from < own.to)))
    return { faults: [{ pointer: '/colleague', detail: 'is on duty in this team at that time already: nobody would take the place' }] };
  const refused =
    requester === asker.id
      ? null
      : mayNotManage(
          roster,
          asker,
          given.map((p) => p.level),
        );
  if (refused) return { forbidden: refused };
  const content = ['swap', requester, colleague, team, rest.from, rest.reason];
  return { change: { kind: 'swap', id: ctx.idOf(rest.until, content), requester, colleague, team, ...rest } };
}

/** What the requester of a swap has to give away in its span, level by level. */
export function placesOf(
  roster: Roster,
  { requester, team, from, until }: Pick<Swap, 'requester' | 'team' | 'from' | 'until'>,
): (Span & { level: Level })[] {
  const teams = team === '*' ? roster.rota.callbackTeams : [team];
  return teams.flatMap((one) =>
    Level.options.flatMap((level) =>
      roster
        .postSpans(one, level, { from, to: until })
        .filter((post) => post.person === requester)
        .map((post) => ({ level, from: post.from, to: post.to })),
    ),
  );
}

const rank: Record<Level, number> = { agent: 0, lead: 1, supervisor: 2, duty: 3 };

export const levelsOfPerson = ({ rota }: Roster, person: string): Level[] =>
  Level.options.filter((level) => rota.entries.some((entry) => entry.person === person && entry.level === level));

/** Why somebody may not change the rota of those levels; null when they may: a lead that of all levels up to the own. */
export function mayNotManage(roster: Roster, asker: Asker, levels: Level[]): string | null {
  if (!asker.isLead) return 'only a lead changes the rota of others';
  const own = Math.max(rank.lead, ...levelsOfPerson(roster, asker.id).map((level) => rank[level]));
  const above = levels.find((level) => rank[level] > own);
  return above ? `the level "${above}" is above yours` : null;
}

const personFaults = ({ person }: Roster, pointer: string, id: string): Fault[] =>
  person(id) ? [] : [{ pointer, detail: 'nobody has this id' }];

const teamFaults = ({ team }: Roster, id: string): Fault[] =>
  id === '*' || team(id) ? [] : [{ pointer: '/team', detail: 'no team has this id' }];

const overlap = (a: { from: Instant; until: Instant }, b: { from: Instant; until: Instant }): boolean =>
  a.from < b.until && b.from < a.until;

/** Whether it counts now or may still come to count. */
export const isLive = (change: RosterChange, now: Instant): boolean =>
  change.until > now && change.marks.withdrawn === undefined && (change.kind !== 'swap' || change.marks.declined === undefined);
