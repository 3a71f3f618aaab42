import { describe, expect, test } from 'vitest';
import { heard, isPresent, type Presence, type PresenceBody } from '#domain/staff/presence.ts';
import { click } from '../../contract/examples.ts';

const iso = (at: number) => new Date(at).toISOString();
const minute = 60_000;
/** What a console said, one word after the other: seconds after ten o'clock. */
function heardAfter(...words: [second: number, body: PresenceBody][]): { presence: Presence; changed: boolean } {
  let last: { presence: Presence; changed: boolean } | null = null;
  for (const [second, body] of words) {
    const told = heard(last?.presence ?? null, 'agent-li', body, click + second * 1000);
    if ('faults' in told) throw new Error(JSON.stringify(told.faults));
    last = told;
  }
  return last!;
}

describe('presence', () => {
  test('begins with the first word, without sound unless it says so', () => {
    expect(heardAfter([0, { state: 'on' }])).toEqual({
      presence: { person: 'agent-li', state: 'on', since: click, seenAt: click, sound: false, mutedUntil: null, breakUntil: null },
      changed: true,
    });
  });

  test('a heartbeat moves only the sign of life, and changes nothing', () => {
    const { presence, changed } = heardAfter([0, { state: 'on', sound: true }], [20, { state: 'on' }], [40, { state: 'on', sound: true }]);
    expect(presence).toMatchObject({ since: click, seenAt: click + 40_000, sound: true });
    expect(changed).toBe(false);
  });

  test('goes on when sound is lost and found again: that happens with every reload of a page', () => {
    const told = heardAfter([0, { state: 'on', sound: true }], [5, { state: 'on', sound: false }], [9, { state: 'on', sound: true }]);
    expect(told).toMatchObject({ presence: { since: click, sound: true }, changed: false });
  });

  test('another state begins anew; so does one who was not seen for a minute, and says "on" again', () => {
    expect(heardAfter([0, { state: 'on' }], [20, { state: 'off' }])).toMatchObject({ presence: { since: click + 20_000 }, changed: true });
    expect(heardAfter([0, { state: 'on' }], [60, { state: 'on' }])).toMatchObject({ presence: { since: click }, changed: false });
    expect(heardAfter([0, { state: 'on' }], [61, { state: 'on' }])).toMatchObject({ presence: { since: click + 61_000 }, changed: true });
    expect(heardAfter([0, { state: 'break' }], [900, { state: 'break' }])).toMatchObject({ presence: { since: click }, changed: false });
  });

  test('is there while it says so and was seen within a minute', () => {
    const { presence } = heardAfter([0, { state: 'on' }]);
    expect(isPresent(presence, click + minute)).toBe(true);
    expect(isPresent(presence, click + minute + 1)).toBe(false);
    expect(isPresent({ ...presence, state: 'break' }, click)).toBe(false);
  });

  test('may be muted ten minutes ahead, no longer; what has passed is forgotten', () => {
    const until = (ms: number): PresenceBody => ({ state: 'on', mutedUntil: iso(click + ms) });
    expect(heardAfter([0, until(10 * minute)])).toMatchObject({ presence: { mutedUntil: click + 10 * minute } });
    expect(heardAfter([0, until(10 * minute + 30_000)])).toMatchObject({ presence: { mutedUntil: click + 10 * minute } });
    expect(heard(null, 'agent-li', until(12 * minute), click)).toMatchObject({ faults: [{ pointer: '/mutedUntil' }] });
    expect(heardAfter([0, until(5 * minute)], [20, { state: 'on' }])).toMatchObject({ presence: { mutedUntil: click + 5 * minute } });
    expect(heardAfter([0, until(5 * minute)], [20, { state: 'on', mutedUntil: null }])).toMatchObject({
      presence: { mutedUntil: null },
      changed: false,
    });
    expect(heardAfter([0, until(15_000)], [20, { state: 'on' }])).toMatchObject({ presence: { mutedUntil: null }, changed: false });
  });

  test('only a break has an end, and a new break does not have the one of the last', () => {
    const rest: PresenceBody = { state: 'break', breakUntil: iso(click + 15 * minute) };
    expect(heardAfter([0, rest], [20, { state: 'break' }]).presence.breakUntil).toBe(click + 15 * minute);
    expect(heardAfter([0, rest], [20, { state: 'on' }]).presence.breakUntil).toBeNull();
    expect(heardAfter([0, rest], [20, { state: 'on' }], [40, { state: 'break' }]).presence.breakUntil).toBeNull();
    expect(heardAfter([0, { ...rest, state: 'off' }]).presence.breakUntil).toBeNull();
  });
});
