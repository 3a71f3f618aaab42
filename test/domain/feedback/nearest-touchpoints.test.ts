import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestTouchpoints } from '#domain/feedback/nearest-touchpoints.ts';
import { insurer } from '../../contract/examples.ts';

const ids = insurer.catalogue.touchpoints.map(({ id }) => id);
const catalogue = new Set(ids);

describe('a mistyped touchpoint', () => {
  test.each([
    ['claims.motor.repare.progress', 'claims.motor.repair.progress'],
    ['claims.motor.repair.progres', 'claims.motor.repair.progress'],
    ['  Claims.Motor.Repair.PROGRESS ', 'claims.motor.repair.progress'],
    ['progress.repair.motor.claims', 'claims.motor.repair.progress'],
    ['claims/motor/repair/handover', 'claims.motor.repair.handover'],
  ])('%s means %s', (wrong, right) => expect(nearestTouchpoints(wrong, catalogue)[0]).toBe(right));

  test.each(['', 'x', '...', '12345', '维修进度', 'zzzzzzzzzzz'])('"%s" resembles none', (wrong) =>
    expect(nearestTouchpoints(wrong, catalogue)).toEqual([]),
  );

  test('is answered with three at most, in an order that does not depend on the catalogue’s', () => {
    expect(nearestTouchpoints('claims.motor', catalogue)).toHaveLength(3);
    expect(nearestTouchpoints('claims.motor', catalogue, 1)).toHaveLength(1);
    expect(nearestTouchpoints('claims.motor', new Set(ids.toReversed()))).toEqual(nearestTouchpoints('claims.motor', catalogue));
    expect(nearestTouchpoints('ab.cd', new Set(['ab.cd.y', 'ab.cd.x']))).toEqual(['ab.cd.x', 'ab.cd.y']);
  });

  test('resembles an id by six characters of its beginning and end, or by one part and a character', () => {
    const resembles = (id: string) => (wrong: string) => nearestTouchpoints(wrong, new Set([id])).length === 1;
    expect(['abcdef', ' abcdef', 'abcde', 'abc-fgh', 'abc-gh'].map(resembles('abcdefgh'))).toEqual([true, true, false, true, false]);
    expect(['-xyz', 'a-abc', '-abc'].map(resembles('abc.xyz'))).toEqual([true, true, false]);
  });

  test('counts no character twice: the end never overlaps the beginning', () => {
    expect(nearestTouchpoints('aaaaa', new Set(['aaa']))).toEqual([]);
  });

  test('that is not mistyped comes first', () => {
    fc.assert(fc.property(fc.constantFrom(...ids), (id) => void expect(nearestTouchpoints(id, catalogue)[0]).toBe(id)));
  });

  test('of any length is read in its first hundred characters', () => {
    expect(nearestTouchpoints(`${' '.repeat(100)}claims.motor.repair.progress`, catalogue)).toEqual([]);
    expect(nearestTouchpoints(`claims.motor.repair.progress${'.'.repeat(1e6)}`, catalogue)[0]).toBe('claims.motor.repair.progress');
  });
});
