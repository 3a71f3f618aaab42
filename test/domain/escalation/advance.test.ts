import { describe, expect, test } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { advanceCase } from '#domain/escalation/advance.ts';
import type { Alarm } from '#domain/escalation/alarms.ts';
import { insurer } from '../../contract/examples.ts';
import { worldOf } from '../../scenario/world.ts';
import { second, stages } from '../case/stages.ts';

/** A stored case whose alarm rings at that second; every alarm that is armed then is noted. */
async function ringing(c: Case, at: number) {
  const { ports, cases } = worldOf(insurer, second(at));
  const armed: Alarm[] = [];
  ports.alarms = { ensure: async (alarm) => void armed.push(alarm) };
  await ports.cases.create(c);
  const ring = (more: Partial<Alarm> = {}) => advanceCase(ports, { caseId: c.caseId, revision: c.revision, at: c.wakeAt ?? 0, ...more });
  return { ports, ring, armed, stored: () => cases.all()[0]! };
}

describe('an alarm that rings', () => {
  test('lets the case do what it owes, and arms the next one', async () => {
    const { ring, armed, stored } = await ringing(stages.open, 60);
    await ring();
    expect(stored().timeline.at(-1)).toMatchObject({ type: 'escalated', step: 'team', at: second(60) });
    expect(armed).toEqual([{ caseId: 'c1', revision: stages.open.revision + 1, at: second(120) }]);
  });

  test('too early is spent all the same: another is armed for the same second', async () => {
    const { ring, armed, stored } = await ringing(stages.open, 59);
    await ring();
    expect(stored().timeline).toEqual(stages.open.timeline);
    expect(armed).toEqual([{ caseId: 'c1', revision: stages.open.revision + 1, at: second(60) }]);
  });

  test('though another has taken its place changes nothing and makes sure of that one', async () => {
    const { ring, armed, stored } = await ringing(stages.open, 60);
    await ring({ revision: stages.open.revision - 1 });
    expect(stored()).toEqual(stages.open);
    expect(armed).toEqual([{ caseId: 'c1', revision: stages.open.revision, at: second(60) }]);
  });

  test('for a case that waits for nothing, or for none at all, does nothing', async () => {
    const closed = stages.confirmed;
    const { ring, armed, stored } = await ringing(closed, 4000);
    await ring();
    await ring({ caseId: 'c-gone' });
    expect(stored()).toEqual(closed);
    expect(armed).toEqual([]);
  });

  test('is answered with the case as it is by then, when somebody was faster', async () => {
    const { ports, ring, armed, stored } = await ringing(stages.open, 60);
    const { save } = ports.cases;
    ports.cases.save = async (c) => {
      ports.cases.save = save;
      await save({ ...stages.claimed, version: stages.open.version + 1, revision: stages.open.revision + 1 });
      return save(c);
    };
    await ring();
    expect(stored().matter).toMatchObject({ state: 'claimed' });
    expect(armed).toEqual([{ caseId: 'c1', revision: stages.open.revision + 1, at: stages.claimed.wakeAt }]);
  });
});
