import { describe, expect, test } from 'vitest';
import { type Case, matterStates } from '#domain/case/case.ts';
import { deadlinesOf, nextDeadline } from '#domain/case/deadlines.ts';
import { iso } from '#domain/time.ts';
import { type Happening, lead, second, stages, story, tries } from './stages.ts';

const day = 86_400;
const reached: Happening[] = [
  [10, { type: 'claim' }],
  [20, tries('reached', second(20))],
];
const followUps = (c: Case, at = 30) => deadlinesOf(c, second(at), 'Asia/Shanghai').filter((d) => d.kind === 'follow-up');
const due = (c: Case) => followUps(c).map((d) => (Date.parse(d.dueAt) - second(0)) / 1000);

describe('a customer who was reached', () => {
  test('is owed a solution within a day, with the reason', () => {
    expect(followUps(story(reached))).toEqual([
      {
        ...{ kind: 'follow-up', round: 1, dueAt: iso(second(20 + day)), state: 'pending' },
        reason: { zh: expect.stringContaining('24 小时内'), en: expect.stringContaining('within 24 h of') },
      },
    ]);
  });

  test('is owed it later after every further call and every handing over, not after a note', () => {
    expect(due(story([...reached, [100, tries('busy', second(100))]]))).toEqual([100 + day]);
    expect(due(story([...reached, [200, { type: 'transfer', team: 'claims', receiver: 'agent-sun' }]]))).toEqual([200 + day]);
    expect(due(story([...reached, [300, { type: 'reassign', person: 'agent-chen' }, lead]]))).toEqual([300 + day]);
    expect(due(story([...reached, [400, { type: 'notes', noteId: 'n1' }]]))).toEqual([20 + day]);
  });

  test('keeps waiting visibly: what is overdue is still what comes next, until it is resolved', () => {
    const late = 20 + day + 1;
    const c = story([...reached, [late, null]]);
    expect(followUps(c, late).map((d) => d.state)).toEqual(['breached']);
    expect(nextDeadline(c, second(late))).toEqual({ kind: 'follow-up', dueAt: iso(second(20 + day)) });
    expect(nextDeadline(c, second(20 + day))).toEqual({ kind: 'follow-up', dueAt: iso(second(20 + day)) });
  });

  test('waits behind what is due sooner', () => {
    const agreed = { ...tries('later', second(100)), nextAttemptAt: second(3700) } as const;
    const c = story([...reached, [100, agreed]]);
    expect(nextDeadline(c, second(110))).toEqual({ kind: 'appointment', dueAt: iso(second(3700)) });
  });

  test('is in no other state owed one', () => {
    for (const state of matterStates.filter((s) => s !== 'contacted')) expect(followUps(stages[state])).toEqual([]);
  });
});
