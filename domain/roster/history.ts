import type { Span } from '#domain/calendar/spans.ts';
import type { Instant } from '#domain/time.ts';
import type { RosterChange } from './change.ts';
import { type Post, type PostSpan, postSpans, postsAt, type Rota } from './posts.ts';
import type { RosterStore, RotaVersion } from './roster-store.ts';
import type { Level } from './team.ts';

export type History = { versions: RotaVersion[]; changes: RosterChange[] };

/** Who was on duty at that instant, by what Earshot went by then; null before anything was recorded. */
export function whoWasOnDuty({ versions, changes }: History, team: string, level: Level, at: Instant): Post[] | null {
  const then = versions.findLast(({ since }) => since <= at);
  return then ? postsAt(then, changes, team, level, at) : null;
}

/**
 * Who is and was there over a range: in its past part by the rotas of then, in its future part by the present one. What lies before the
 * first record is read by the first.
 */
export function postsThrough(
  { versions, changes }: History,
  present: Rota,
  team: string,
  level: Level,
  range: Span,
  now: Instant,
): PostSpan[] {
  const rotas = versions.map(({ since, ...rota }, i) => ({ rota, since: i === 0 ? range.from : since }));
  const parts = [...rotas, { rota: present, since: versions.length === 0 ? range.from : now }];
  const spans = parts.flatMap(({ rota, since }, i) => {
    const part = { from: Math.max(range.from, since), to: Math.min(range.to, parts[i + 1]?.since ?? range.to) };
    return part.from < part.to ? postSpans(rota, changes, team, level, part) : [];
  });
  return whole(spans.sort((a, b) => a.from - b.from));
}

/** Spans of one person that a change of rotas cut in two. */
function whole(spans: PostSpan[]): PostSpan[] {
  const found: PostSpan[] = [];
  for (const span of spans) {
    const before = found.findLast((s) => s.person === span.person);
    if (before && before.to === span.from && before.backup === span.backup && before.source === span.source) before.to = span.to;
    else found.push({ ...span });
  }
  return found;
}

/** Records the rota in force when it is another than the last recorded. Safe to repeat. */
export async function recordRota(store: RosterStore, rota: Rota, digest: string, now: Instant): Promise<boolean> {
  const [latest] = (await store.versions(now, now)).slice(-1);
  return latest?.digest === digest ? false : store.addVersion({ since: now, digest, ...rota });
}
