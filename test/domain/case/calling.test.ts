import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Case } from '#domain/case/case.ts';
import { deadlinesOf } from '#domain/case/deadlines.ts';
import { claimExpiry } from '#domain/escalation/next-steps.ts';
import { type Happening, lead, second, story, tries } from './stages.ts';

const shows = { type: 'phone', isKnown: true } as const;
const claimed: Happening[] = [[10, { type: 'claim' }]];
const calls = (at: number): Happening[] => [...claimed, [at, shows]];
const left = (c: Case) => (claimExpiry(c)! - second(0)) / 1000;
const reason = (c: Case) => deadlinesOf(c, second(20), 'Asia/Shanghai').find((d) => d.kind === 'claim')!.reason;

describe('a claim whose owner has been shown the number', () => {
  test('stands for five minutes from then on, and says why', () => {
    expect([left(story(claimed)), left(story(calls(100)))]).toEqual([130, 400]);
    expect(reason(story(calls(100)))).toEqual({ zh: expect.stringContaining('查看号码'), en: expect.stringContaining('5 min') });
    expect(reason(story(claimed)).en).toContain('2 min');
  });

  test('is not taken away in the middle of the call', () => {
    const during = story([...calls(125), [399, null]]);
    expect(during.matter.state).toBe('claimed');
    expect(story([...calls(125), [399, tries('reached', second(399))]]).matter.state).toBe('contacted');
  });

  test('returns to the team when no call was recorded in that time', () => {
    const c = story([...calls(125), [430, null]]);
    expect(c.matter.state).toBe('open');
    expect(c.timeline.filter((e) => e.type === 'claim-expired').map((e) => e.at)).toEqual([second(425)]);
  });

  test('is not prolonged by looking again', () => expect(left(story([...calls(20), [120, shows]]))).toBe(left(story(calls(20)))));

  test('passes nothing on to whoever has it next', () => {
    const given = story([...calls(20), [25, { type: 'reassign', person: 'agent-chen' }, lead]]);
    expect(left(given)).toBe(25 + 120);
    expect(left(story([...calls(20), [25, { type: 'release' }], [30, { type: 'claim' }]]))).toBe(30 + 120);
  });

  test('ends never before an untouched one, and never later than five minutes after the number was shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 129 }), (at) => {
        const end = left(story(calls(at)));
        expect(end).toBe(Math.max(130, at + 300));
      }),
    );
  });

  test('in a case written before this was counted stands for the same five minutes', () => {
    const { callingFor: _, ...round } = story(calls(100)).rounds[0]!;
    expect(left(Case.parse({ ...story(calls(100)), rounds: [round] }))).toBe(400);
  });
});
