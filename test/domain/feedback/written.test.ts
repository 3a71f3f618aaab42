import { describe, expect, test } from 'vitest';
import { actionBodies } from '#domain/case/action.ts';
import { written } from '#domain/feedback/written.ts';

const faults = (text: string) =>
  written(10)
    .safeParse(text)
    .error?.issues.map(({ message }) => message) ?? [];

describe('a text of the staff', () => {
  test.each([
    ['  已回电 ', '已回电'],
    ['\u202d138\u202c 约周三', '138 约周三'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['👩\u200d👧', '👩\u200d👧'],
  ])('%j is kept as %j', (text, kept) => expect(written(10).parse(text)).toBe(kept));

  test.each(['\u200b', ' \u200d\ufeff', '\u3164', '\u202e\u00ad', '\u2800'])('has something to be seen, unlike %j', (text) =>
    expect(faults(text)).toHaveLength(1),
  );

  test.each(['', '   ', '十一个字的话太长了啊啊'])('is neither empty nor too long: %j', (text) => expect(faults(text)).toHaveLength(1));

  test.each([
    ['a\u0000', 'U+0000 at position 1'],
    ['\u001b[2J', 'U+001B at position 0'],
    ['坏\ud83d', 'surrogate'],
  ])('holds nothing that acts on a terminal: %j', (text, why) => expect(faults(text)).toEqual([expect.stringContaining(why)]));

  test.each(['notes', 'order', 'reopen', 'release', 'transfer', 'nudge'] as const)('is what %s takes as a note', (name) => {
    const told = actionBodies[name].safeParse({ team: 'claims', note: '\u200b' });
    expect(told.error?.issues.map(({ path }) => path)).toEqual([['note']]);
  });

  test('is what is promised, too', () => {
    const resolve = { rootCause: 'x', responsibleParty: 'y', actions: ['z'] };
    const promising = (text: string) =>
      actionBodies.resolve.safeParse({ ...resolve, promise: { text, dueAt: '2026-11-25T18:00:00+08:00' } });
    expect(['\u200b', '\u001b', '周三回电'].map((text) => promising(text).success)).toEqual([false, false, true]);
  });
});
