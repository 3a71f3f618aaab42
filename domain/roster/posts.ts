import { covers, type Span, spansOf } from '#domain/calendar/spans.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Instant } from '#domain/time.ts';
import { countsSince, inOrder, isInForce, type RosterChange } from './change.ts';
import { daysOfTerm } from './rotation.ts';
import type { Level, RotaEntry } from './team.ts';

/** The rota of a configuration, and what is needed to read it. */
export type Rota = { entries: RotaEntry[]; callbackTeams: string[]; timeZone: string };

/** Somebody on duty, and by what. */
export type Post = { person: string; backup: boolean; source: 'rota' | 'override' | 'swap' };
/** A post for as long as it goes on unchanged. */
export type PostSpan = Post & Span;

export const rotaOf = ({ rota, teams, timeZone }: Pick<Insurer, 'rota' | 'teams' | 'timeZone'>): Rota => ({
  entries: rota,
  callbackTeams: teams.filter((t) => t.kind === 'callback').map((t) => t.id),
  timeZone,
});

/** `given` is a team's id, or `*` for every callback team. */
export const serves = ({ callbackTeams }: Rota, given: string, team: string): boolean =>
  given === team || (given === '*' && callbackTeams.includes(team));

const entriesFor = (rota: Rota, team: string, level: Level): RotaEntry[] =>
  rota.entries.filter((entry) => entry.level === level && serves(rota, entry.team, team));

/** Who is on duty at that level for that team: by the rota, then changed in the order of the changes; absence has the last word. */
export function postsAt(rota: Rota, changes: readonly RosterChange[], team: string, level: Level, at: Instant): Post[] {
  const posts = new Map<string, Post>();
  const add = (post: Post) => {
    if (posts.get(post.person)?.backup !== false) posts.set(post.person, post);
  };
  for (const { person, backup = false, ...entry } of entriesFor(rota, team, level))
    if (covers(entry.shifts, at, rota.timeZone, daysOfTerm(entry))) add({ person, backup, source: 'rota' });
  for (const change of inOrder(changes.filter((c) => c.kind !== 'absence' && serves(rota, c.team, team) && isInForce(c, at)))) {
    if (change.kind === 'override' && change.level === level) add({ person: change.person, backup: change.backup, source: 'override' });
    if (change.kind === 'swap') takePlace(posts, change.requester, change.colleague);
  }
  for (const change of changes) if (change.kind === 'absence' && isInForce(change, at)) posts.delete(change.person);
  return [...posts.values()].sort((a, b) => Number(a.backup) - Number(b.backup));
}

/** Without a shift of the requester there is no place to take. */
function takePlace(posts: Map<string, Post>, requester: string, colleague: string): void {
  const place = posts.get(requester);
  if (!place) return;
  posts.delete(requester);
  if (posts.get(colleague)?.backup !== false) posts.set(colleague, { person: colleague, backup: place.backup, source: 'swap' });
}

/** The same, as spans: in order of their start. */
export function postSpans(rota: Rota, changes: readonly RosterChange[], team: string, level: Level, range: Span): PostSpan[] {
  const open = new Map<string, PostSpan>();
  const done: PostSpan[] = [];
  for (const { from, to } of piecesOf(rota, changes, team, level, range)) {
    const now = new Map(postsAt(rota, changes, team, level, from).map((post) => [post.person, post]));
    for (const [person, span] of open) {
      const post = now.get(person);
      if (post && post.backup === span.backup && post.source === span.source) span.to = to;
      else {
        done.push(span);
        open.delete(person);
      }
    }
    for (const post of now.values()) if (!open.has(post.person)) open.set(post.person, { ...post, from, to });
  }
  return [...done, ...open.values()].sort((a, b) => a.from - b.from || a.to - b.to || (a.person < b.person ? -1 : 1));
}

/** The range cut wherever somebody may come or go: within a piece nothing changes. */
function piecesOf(rota: Rota, changes: readonly RosterChange[], team: string, level: Level, range: Span): Span[] {
  const cuts = new Set<Instant>([range.from, range.to]);
  const cut = (at: Instant | undefined) => {
    if (at !== undefined && at > range.from && at < range.to) cuts.add(at);
  };
  for (const entry of entriesFor(rota, team, level))
    for (const { from, to } of spansOf(entry.shifts, range, rota.timeZone, daysOfTerm(entry))) [from, to].forEach(cut);
  for (const change of changes) {
    if (change.kind !== 'absence' && !serves(rota, change.team, team)) continue;
    for (const at of [change.from, change.until, countsSince(change) ?? undefined, change.marks.withdrawn?.at]) cut(at);
  }
  const times = [...cuts].sort((a, b) => a - b);
  return times.slice(1).map((to, i) => ({ from: times[i]!, to }));
}
