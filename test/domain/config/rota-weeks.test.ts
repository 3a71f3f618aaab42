import { expect, test } from 'vitest';
import { loadInsurer } from '#config/load.ts';
import { minus } from '#domain/calendar/spans.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { gapsAhead } from '#domain/roster/gaps.ts';
import { nothingChanged, rosterAt } from '#domain/roster/roster.ts';

const insurer = loadInsurer();
const day = 86_400_000;
const monday = Date.parse('2026-11-16T00:00:00+08:00');
const roster = rosterAt(dutyOf(insurer), insurer, nothingChanged, monday);

test('the sample has a rotation whose people take turns, week by week', () => {
  const [first, second] = [0, 1].map((week) => {
    const at = monday + week * 7 * day + 9 * 3_600_000;
    return roster.onDuty('complaint-desk', 'agent', at).map((p) => p.person);
  });
  expect(new Set([first?.[0], second?.[0]])).toEqual(new Set(['agent-fang', 'agent-yan']));
});

test('nobody of the sample is missed at any minute of two weeks in which a team is open', () => {
  const teams = insurer.teams.map((t) => t.id);
  const gaps = gapsAhead(roster, teams, insurer.policy, { from: monday, to: monday + 14 * day });
  expect(gaps.map(({ id, to }) => `${id} ${new Date(to).toISOString()}`)).toEqual([]);
});

test('lunch is taken in turns where two work at the same time', () => {
  const noon = { from: monday + 11 * 3_600_000, to: monday + 14 * 3_600_000 };
  const lunchOf = (person: string) =>
    minus(
      [noon],
      roster.postSpans('branch-beijing', 'agent', noon).filter((p) => p.person === person),
    );
  const [bai, kang] = [lunchOf('agent-bai'), lunchOf('agent-kang')];
  expect([bai.length, kang.length, minus(bai, kang).length]).toEqual([1, 1, 1]);
});
