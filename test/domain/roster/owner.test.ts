import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, proposeOwner } from '#domain/roster/owner.ts';

const candidate = (id: string, more: { skills?: string[]; backup?: boolean; load?: number } = {}): Candidate => ({
  person: { id, skills: more.skills ?? [] },
  backup: more.backup ?? false,
  load: more.load ?? 0,
});
const anyCandidates = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .record({ load: fc.nat(3), backup: fc.boolean(), skilled: fc.boolean() })
          .map(({ skilled, ...more }) => candidate(id, { ...more, skills: skilled ? ['motor'] : ['home'] })),
      ),
    ),
  );

describe('the proposed owner', () => {
  test('is whoever served the customer before, if on duty, whatever the load, skill or team', () => {
    const pool = [candidate('a', { skills: ['motor'] }), candidate('b', { backup: true, load: 50 })];
    expect(proposeOwner(pool, 'motor', 'b')).toBe('b');
    expect(proposeOwner(pool, 'motor', 'gone')).toBe('a');
  });

  test('is of the team before those who help out, even if loaded and unskilled', () => {
    expect(proposeOwner([candidate('a', { backup: true, skills: ['motor'] }), candidate('b', { load: 9 })], 'motor', undefined)).toBe('b');
  });

  test('knows the line before being idle', () => {
    expect(proposeOwner([candidate('a'), candidate('b', { skills: ['motor'], load: 9 })], 'motor', undefined)).toBe('b');
    expect(proposeOwner([candidate('a', { skills: ['home'] }), candidate('b', { skills: ['motor'], load: 9 })], 'home', undefined)).toBe(
      'a',
    );
  });

  test('has the fewest cases among equals, then the smallest id', () => {
    expect(proposeOwner([candidate('a', { load: 2 }), candidate('b', { load: 1 })], 'motor', undefined)).toBe('b');
    expect(proposeOwner([candidate('b'), candidate('a')], 'motor', undefined)).toBe('a');
  });

  test('is nobody when nobody is on duty', () => expect(proposeOwner([], 'motor', 'a')).toBeNull());

  test('does not depend on the order of the rota, and nobody is better placed', () => {
    fc.assert(
      fc.property(anyCandidates, fc.option(fc.constantFrom('a', 'z'), { nil: undefined }), (pool, earlier) => {
        const chosen = proposeOwner(pool, 'motor', earlier);
        expect(proposeOwner(pool.toReversed(), 'motor', earlier)).toBe(chosen);
        if (chosen === null || chosen === earlier) return;
        const best = pool.find((c) => c.person.id === chosen)!;
        const place = (c: Candidate) => Number(c.backup) * 1000 + Number(!c.person.skills.includes('motor')) * 100 + c.load;
        expect(pool.every((c) => place(c) >= place(best))).toBe(true);
      }),
    );
  });
});
