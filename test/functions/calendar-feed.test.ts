import { describe, expect, test } from 'vitest';
import { at } from '../domain/roster/rosters.ts';
import { rosterDesk } from './roster-desk.ts';

const time = (hours: number) => new Date(at(hours)).toISOString();
const stamp = (hours: number) => time(hours).replaceAll(/[-:]|\.\d+/g, '');

async function feedOf(desk: ReturnType<typeof rosterDesk>, person: string, more = '') {
  const { url } = (await desk.ask('GET /v1/rota/calendar-link', { as: person, role: 'agent' })).body;
  return (await desk.fetch(url + more)).body as string;
}
/** Lines put together again as RFC 5545 (3.1) folds them. */
const eventsOf = (feed: string) =>
  feed
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((text) => Object.fromEntries(text.split('\r\n').map((line) => [line.split(':')[0], line.split(':').slice(1).join(':')])));

describe('somebody’s calendar', () => {
  test('is iCalendar: CRLF, lines of 75 octets at most, UTC times, every event with its UID', async () => {
    const feed = await feedOf(rosterDesk(), 'lead-wang');
    expect(feed.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(feed.trimEnd().endsWith('END:VCALENDAR')).toBe(true);
    expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    const events = eventsOf(feed);
    expect(events.length).toBeGreaterThan(20);
    expect(new Set(events.map((e) => e.UID)).size).toBe(events.length);
    for (const e of events) for (const name of ['DTSTAMP', 'DTSTART', 'DTEND']) expect(e[name]).toMatch(/^\d{8}T\d{6}Z$/);
    expect(feed).toContain('X-WR-TIMEZONE:Asia/Shanghai');
  });

  test('shows shifts with their breaks, what was changed, and the teams served', async () => {
    const desk = rosterDesk();
    await desk.ask('POST /v1/rota/absences', { as: 'agent-li', role: 'agent', body: { from: time(15), until: time(24), reason: 'ill' } });
    const today = eventsOf(await feedOf(desk, 'agent-li')).filter((e) => e.DTSTART!.startsWith('20261120'));
    expect(today.map((e) => [e.DTSTART, e.DTEND, e.SUMMARY])).toEqual([
      [stamp(9), stamp(12), '坐席 · north'],
      [stamp(13), stamp(15), '坐席 · north'],
    ]);
    const english = eventsOf(await feedOf(desk, 'lead-wang', '?lang=en'));
    expect(english[0]!.SUMMARY).toBe('Team lead · national\\, north');
  });

  test('keeps the UID of a shift from one fetch to the next, and tells no reason', async () => {
    const desk = rosterDesk();
    const before = eventsOf(await feedOf(desk, 'agent-li')).map((e) => e.UID);
    await desk.ask('POST /v1/rota/absences', { as: 'agent-li', role: 'agent', body: { from: time(15), until: time(24), reason: '看病' } });
    await desk.wait(30); // a day later another first day is looked from
    const feed = await feedOf(desk, 'agent-li');
    const after = eventsOf(feed).map((e) => e.UID);
    // Morning and afternoon of the day that lies too far back by now, and the shift that was cut short.
    expect(before.filter((uid) => !after.includes(uid))).toHaveLength(3);
    expect(feed).not.toContain('看病');
  });

  test('has one event a day for somebody who is on duty without end, the same from whichever day one looks', async () => {
    const desk = rosterDesk();
    await desk.ask('POST /v1/rota/overrides', {
      body: { person: 'agent-guo', team: 'claims', from: time(12), until: time(84), reason: 'wave' },
    });
    const times = async () => eventsOf(await feedOf(desk, 'agent-guo')).map((e) => [e.DTSTART, e.DTEND, e.UID]);
    const before = await times();
    expect(before.map(([from, to]) => [from, to])).toEqual([
      [stamp(12), stamp(24)],
      [stamp(24), stamp(48)],
      [stamp(48), stamp(72)],
      [stamp(72), stamp(84)],
    ]);
    await desk.wait(100);
    expect(await times()).toEqual(before);
  });

  test('is empty for somebody without shifts, and still a calendar', async () => {
    const feed = await feedOf(rosterDesk(), 'agent-gao');
    expect(eventsOf(feed)).toEqual([]);
    expect(feed).toContain('END:VCALENDAR');
  });
});
