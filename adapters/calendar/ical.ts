import { createHash } from 'node:crypto';
import ical from 'ical-generator';
import type { DutyEvent } from '#domain/roster/calendar.ts';
import type { Level } from '#domain/roster/team.ts';

export type CalendarWords = { calendar: string; backup: string; levels: Record<Level, string>; and: string };

export const calendarWords: Record<'zh' | 'en', CalendarWords> = {
  zh: { calendar: '值班表', backup: '协助', levels: { agent: '坐席', lead: '班组长', supervisor: '主管', duty: '值班经理' }, and: '、' },
  en: {
    ...{ calendar: 'Duty rota', backup: 'helps out', and: ', ' },
    levels: { agent: 'Agent', lead: 'Team lead', supervisor: 'Supervisor', duty: 'Duty manager' },
  },
};

export type CalendarOf = {
  insurer: string;
  person: string;
  events: DutyEvent[];
  timeZone: string;
  now: number;
  teamName: (id: string) => string;
};

/**
 * Somebody's times of duty as an iCalendar feed (RFC 5545). Times are in UTC, which every program shows in its own zone; the insurer's
 * zone is named for those that ask. The same time of duty keeps its UID, so that it is updated and not doubled.
 */
export function icalOf({ insurer, person, events, timeZone, now, teamName }: CalendarOf, words: CalendarWords): string {
  const calendar = ical({
    name: words.calendar,
    prodId: { company: 'Earshot', product: 'Rota' },
    ttl: 3600,
    x: { 'X-WR-TIMEZONE': timeZone },
  });
  for (const { level, from, to, teams, backupFor } of events) {
    const names = (ids: string[]) => ids.map(teamName).join(words.and);
    const helping = backupFor.length > 0 ? `${words.backup}: ${names(backupFor)}` : '';
    calendar.createEvent({
      id: `${uidOf(insurer, person, level, from, to)}@earshot`,
      stamp: new Date(now),
      start: new Date(from),
      end: new Date(to),
      summary: `${words.levels[level]} · ${teams.length > 0 ? names(teams) : helping}`,
      ...(teams.length > 0 && helping ? { description: helping } : {}),
    });
  }
  return calendar.toString();
}

const uidOf = (...parts: (string | number)[]): string => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);
