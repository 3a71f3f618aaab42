import * as z from 'zod';
import { addDays, dateIn, instantOf } from '#domain/calendar/zoned.ts';
import type { Insurer } from '#domain/insurer.ts';
import { peopleOf, type RosterChange, swapState } from '#domain/roster/change.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { gapsAhead } from '#domain/roster/gaps.ts';
import { postsThrough, whoWasOnDuty } from '#domain/roster/history.ts';
import { isLive, levelsOfPerson } from '#domain/roster/request.ts';
import { type Roster, rosterAt } from '#domain/roster/roster.ts';
import type { RosterStore } from '#domain/roster/roster-store.ts';
import { Level } from '#domain/roster/team.ts';
import { changeView, gapView, shiftView } from '#domain/roster/view.ts';
import { type Instant, iso, type Now } from '#domain/time.ts';
import type { ApiHandler, ApiRequest } from '../middleware/api.ts';
import type { Identity } from '../middleware/identity.ts';
import { parsed } from '../middleware/parsed.ts';
import { faultAt, Problem } from '../middleware/problem.ts';
import { lookBackMs } from '../present-roster.ts';
import { AskedDay } from './asked-day.ts';
import { askedTeams } from './asked-teams.ts';
import { viewerOf } from './case-requests.ts';

/** `base` is who is configured to be on duty. */
export type RosterViewPorts = { roster: RosterStore; base: Duty; insurer: Insurer; now: Now };

/** The roster as last written: what is changed here is seen here at once. */
export async function rosterNow({ roster, base, insurer, now }: RosterViewPorts, since = now() - lookBackMs): Promise<Roster> {
  return rosterAt(base, insurer, await roster.since(since), now());
}

export const askerOf = ({ id, roles }: Identity) => ({ id, isLead: roles.includes('lead') });

const mostDays = 35;
const team = z.string().min(1).max(200).optional();
const RotaQuery = z.object({ team, from: AskedDay.optional(), until: AskedDay.optional() });
const AtQuery = z.object({ team, at: z.iso.datetime({ offset: true }).optional() });

/** Who is on duty and who was. */
export function rotaView(ports: RosterViewPorts) {
  const { roster: store, insurer, now } = ports;
  const { timeZone } = insurer;

  const show: ApiHandler = async ({ query, identity }) => {
    const asked = parsed(RotaQuery, query, '/query');
    const { from, until } = datesOf(asked, dateIn(now(), timeZone));
    const range = { from: instantOf(from, 0, timeZone), to: instantOf(addDays(until, 1), 0, timeZone) };
    const at = now();
    const [duty, versions] = await Promise.all([
      rosterNow(ports, Math.min(range.from, at - lookBackMs)),
      range.from < at ? store.versions(range.from, at) : [],
    ]);
    const teams = teamsFor({ query, identity }, duty);
    const shifts = teams.flatMap((id) =>
      Level.options.flatMap((level) =>
        postsThrough({ versions, changes: duty.changes }, duty.rota, id, level, range, at).map((post) => shiftView(id, level, post)),
      ),
    );
    const ahead = { from: Math.max(at, range.from), to: range.to };
    const gaps = ahead.from < ahead.to ? gapsAhead(duty, teams, insurer.policy, ahead).map(gapView) : [];
    const people = peopleFor(
      duty,
      teams,
      shifts.map(({ person }) => person),
    );
    const ids = new Set(people.map(({ id }) => id));
    const shown = duty.changes.filter((c) => concerns(c, range, at) && peopleOf(c).some((id) => ids.has(id)));
    const changes = shown.map((c) => changeView(c, askerOf(identity)));
    return { status: 200, body: { from, until, timeZone, teams, shifts, gaps, changes, people } };
  };

  const whoWas: ApiHandler = async ({ query, identity }) => {
    const at = Date.parse(parsed(AtQuery, query, '/query').at ?? iso(now()));
    const [duty, versions] = await Promise.all([rosterNow(ports, Math.min(at, now() - lookBackMs)), store.versions(at, at)]);
    const history = { versions, changes: duty.changes };
    const postsOf = (id: string, level: Level) => (at < now() ? whoWasOnDuty(history, id, level, at) : duty.posts(id, level, at)) ?? [];
    const posts = teamsFor({ query, identity }, duty).flatMap((id) =>
      Level.options.flatMap((level) =>
        postsOf(id, level).map((post) => ({
          team: id,
          level,
          ...post,
          name: duty.person(post.person)?.name ?? null,
        })),
      ),
    );
    const since = versions[0]?.since;
    return { status: 200, body: { at: iso(at), rotaSince: since === undefined ? null : iso(since), onDuty: posts } };
  };

  const teamsFor = ({ query, identity }: Pick<ApiRequest, 'query' | 'identity'>, duty: Duty): string[] =>
    askedTeams({ duty, insurer }, viewerOf(identity), query.team);

  const peopleFor = (duty: Roster, teams: string[], onDuty: string[]) =>
    insurer.people
      .filter(({ id }) => onDuty.includes(id) || duty.teamsOf(id).some((one) => teams.includes(one)))
      .map(({ id, name }) => ({ id, name, teams: duty.teamsOf(id), levels: levelsOfPerson(duty, id) }));

  return { show, whoWas };
}

function datesOf({ from, until }: { from?: string | undefined; until?: string | undefined }, today: string) {
  const first = from ?? (until !== undefined && until < today ? until : today);
  const last = until ?? addDays(first, 6);
  if (last < first) throw new Problem(400, 'The request has faults', [faultAt('/query/until', 'must not be before "from"')]);
  if (last > addDays(first, mostDays - 1))
    throw new Problem(400, 'The request has faults', [faultAt('/query/until', `may be ${mostDays - 1} days after "from" at most`)]);
  return { from: first, until: last };
}

/** Of interest to whoever looks at that range: what counts in it, and swaps that wait for an answer. */
function concerns(change: RosterChange, range: { from: Instant; to: Instant }, now: Instant): boolean {
  if (change.marks.withdrawn || (change.kind === 'swap' && change.marks.declined)) return false;
  if (change.from < range.to && range.from < change.until) return true;
  return change.kind === 'swap' && isLive(change, now) && swapState(change) !== 'approved';
}
