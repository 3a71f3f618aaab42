import type { Span } from '#domain/calendar/spans.ts';
import { addDays, dateIn, instantOf } from '#domain/calendar/zoned.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Instant } from '#domain/time.ts';
import type { PostSpan } from './posts.ts';
import type { Roster } from './roster.ts';
import { Level } from './team.ts';

/** One time of duty in somebody's own calendar: at one level, for one team or several. */
export type DutyEvent = { level: Level; from: Instant; to: Instant; teams: string[]; backupFor: string[] };

const day = 86_400_000;
/** What a calendar holds: what has just been, and what is planned, in whole days. */
export function calendarRange(now: Instant, timeZone: string): Span {
  const today = dateIn(now, timeZone);
  return { from: instantOf(addDays(today, -14), 0, timeZone), to: instantOf(addDays(today, 60), 0, timeZone) };
}

/** When somebody is on duty, teams served at the same time together: the same events from whichever day on one looks. */
export function dutyEvents(roster: Roster, insurer: Pick<Insurer, 'teams'>, person: string, range: Span): DutyEvent[] {
  const events = new Map<string, DutyEvent>();
  for (const { id: team } of insurer.teams) {
    for (const level of Level.options) {
      const own = roster.postSpans(team, level, range).filter((post) => post.person === person);
      for (const { from, to, backup } of own.flatMap((post) => eventsOf(post, range, roster.rota.timeZone))) {
        const key = `${level} ${from} ${to}`;
        const event = events.get(key) ?? { level, from, to, teams: [], backupFor: [] };
        (backup ? event.backupFor : event.teams).push(team);
        events.set(key, event);
      }
    }
  }
  return [...events.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** A shift is one event, without those the range cuts in two; duty that goes on for longer than a day is one each day. */
function eventsOf(post: PostSpan, range: Span, timeZone: string): PostSpan[] {
  if (post.to - post.from <= day) return post.from === range.from || post.to === range.to ? [] : [post];
  const days: PostSpan[] = [];
  for (let from = post.from; from < post.to; ) {
    const to = Math.min(post.to, instantOf(addDays(dateIn(from, timeZone), 1), 0, timeZone));
    days.push({ ...post, from, to });
    from = to;
  }
  return days;
}
