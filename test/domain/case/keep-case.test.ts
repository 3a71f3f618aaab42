import { describe, expect, test } from 'vitest';
import { alertFor, pendingDelivery } from '#domain/alert/alert.ts';
import { act } from '#domain/case/act.ts';
import { isRefusal } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { keepCase, mend } from '#domain/case/keep-case.ts';
import { confirmCase, joinCase } from '#domain/case/open-case.ts';
import { caseOf, feedbackOf, insurer } from '../../contract/examples.ts';
import { worldOf } from '../../scenario/world.ts';
import { context, owner, resolve, second, stages, tries } from './stages.ts';

/** The memory ports, with a diary of what was done in which order. */
function desk(now = 10) {
  const { ports } = worldOf(insurer, second(now));
  const diary: string[] = [];
  const logged: [what: string, about: unknown][] = [];
  const noted =
    <A extends unknown[], R>(what: string, does: (...args: A) => Promise<R>) =>
    (...args: A) => {
      diary.push(what);
      return does(...args);
    };
  ports.ledger.addPending = noted('ledger', ports.ledger.addPending);
  ports.cases.create = noted('create', ports.cases.create);
  ports.cases.save = noted('save', ports.cases.save);
  ports.publisher = { publish: noted('publish', async () => {}) };
  ports.alarms = { ensure: noted('alarm', async () => {}) };
  ports.log = (what, about) => void logged.push([what, about]);
  return { ports, diary, logged };
}
const later = (c: Case) => joinCase(c, feedbackOf('f2', { submittedAt: second(8), receivedAt: second(9) }), context(second(10)));

describe('a case is kept', () => {
  test('with its alerts in the ledger before it is written, and nothing published or armed before that', async () => {
    const { ports, diary } = desk();
    await keepCase(ports, caseOf('f1'), null);
    expect(diary.slice(0, 2)).toEqual(['ledger', 'create']);
    expect(diary.slice(2).toSorted()).toEqual(['alarm', 'publish']);
    expect(await ports.ledger.ofCase('c1')).toMatchObject([
      { step: 'owner', recipient: 'agent-li', channel: 'screen', at: { pending: second(10) } },
    ]);
  });

  test('or not at all when somebody else wrote first: nothing is published, armed or told', async () => {
    const { ports, diary, logged } = desk();
    await ports.cases.create({ ...stages.open, version: 7 });
    diary.length = 0;
    expect(await keepCase(ports, later(stages.open), stages.open)).toBeNull();
    expect(await keepCase(ports, caseOf('f1'), null)).toBeNull();
    expect(diary).not.toEqual(expect.arrayContaining(['publish']));
    expect(diary).not.toEqual(expect.arrayContaining(['alarm']));
    expect(logged).toEqual([]);
  });

  test('also when the write was refused because it is there already: the answer got lost and the SDK sent it again', async () => {
    const { ports, diary } = desk(59);
    await ports.cases.create(stages.open);
    const save = ports.cases.save;
    ports.cases.save = async (c) => {
      await save(c);
      return save(c);
    };
    const claimed = act(stages.open, { type: 'claim' }, owner, context(second(59)));
    if (isRefusal(claimed)) throw new Error(claimed.detail);
    expect(await keepCase(ports, claimed.case, stages.open)).toMatchObject({ version: 2, matter: { state: 'claimed' } });
    expect(diary).toContain('alarm');
  });

  test('without starting an alarm that is far ahead: the sweeper does', async () => {
    const { ports, diary } = desk(20);
    await ports.cases.create(stages.claimed);
    const reached = act(stages.claimed, tries('reached', second(20)), owner, context(second(20)));
    if (isRefusal(reached)) throw new Error(reached.detail);
    const kept = await keepCase(ports, reached.case, stages.claimed);
    expect(kept).toMatchObject({ wakeAt: second(20 + 86_400), farAhead: true });
    await mend(ports, kept!);
    expect(diary).not.toContain('alarm');
  });

  describe('with one alarm less when an earlier one is still to ring', () => {
    const claimedAt = (at: number) => {
      const done = act(stages.open, { type: 'claim' }, owner, context(second(at)));
      if (isRefusal(done)) throw new Error(done.detail);
      return done.case;
    };
    const ladder = { revision: stages.open.revision, at: second(60) };

    test('that one is relied on, and makes sure of the next when it rings', async () => {
      const { ports } = desk(50);
      const armed: unknown[] = [];
      ports.alarms = { ensure: async (alarm) => void armed.push(alarm) };
      await ports.cases.create(stages.open);
      const kept = (await keepCase(ports, claimedAt(50), stages.open))!;
      expect(kept).toMatchObject({ wakeAt: second(170), revision: ladder.revision + 1, alarm: ladder });
      expect(armed).toEqual([]);
      await mend(ports, kept);
      expect(armed).toEqual([{ caseId: 'c1', ...ladder }]);
      await mend(ports, kept, ladder.revision);
      expect(armed.at(-1)).toEqual({ caseId: 'c1', revision: ladder.revision + 1, at: second(170) });
    });

    test('but not when it is about to ring: the two might miss each other', async () => {
      const { ports, diary } = desk(59);
      await ports.cases.create(stages.open);
      const kept = await keepCase(ports, claimedAt(59), stages.open);
      expect(kept!.alarm).toEqual({ revision: ladder.revision + 1, at: second(179) });
      expect(diary).toContain('alarm');
    });

    test('nor when it rings too late: a step of the ladder waits for nobody', async () => {
      const { ports, diary } = desk(20);
      await ports.cases.create(stages.open);
      const kept = await keepCase(
        ports,
        { ...stages.open, alarm: { ...ladder, at: second(61) }, wakeAt: null },
        { ...stages.open, wakeAt: second(61), alarm: { ...ladder, at: second(61) } },
      );
      expect(kept!.alarm).toEqual({ revision: ladder.revision + 1, at: second(60) });
      expect(diary).toContain('alarm');
    });
  });

  test('without arming an alarm anew when its wake-up is the same', async () => {
    const { ports, diary } = desk();
    await ports.cases.create(stages.open);
    const kept = await keepCase(ports, later(stages.open), stages.open);
    expect(kept).toMatchObject({ revision: stages.open.revision, wakeAt: stages.open.wakeAt, feedbackIds: ['f1', 'f2'] });
    expect(diary).not.toContain('alarm');
  });

  test('with a new alarm when the old one is spent, even at the same instant', async () => {
    const { ports, diary } = desk();
    await ports.cases.create(stages.open);
    const kept = await keepCase(ports, stages.open, stages.open, true);
    expect(kept).toMatchObject({ revision: stages.open.revision + 1, wakeAt: stages.open.wakeAt });
    expect(diary).toContain('alarm');
  });

  test('telling operators what happened by ids and numbers only', async () => {
    const { ports, logged } = desk();
    await ports.contacts.put(
      'c1',
      { name: '周女士', phone: '13812345678' },
      { feedbackId: 'f1', source: 'survey', submittedAt: second(0) },
    );
    await keepCase(ports, caseOf('f1'), null);
    const resolved = act(stages.contacted, { ...resolve, noteId: 'n1' }, owner, context(second(30)), { key: 'digest-of-key' });
    if (isRefusal(resolved)) throw new Error(resolved.detail);
    await ports.cases.save({ ...stages.contacted, version: 2 });
    await keepCase(ports, { ...resolved.case, version: 2 }, { ...stages.contacted, version: 2 });
    expect(logged.map(([what]) => what)).toEqual(expect.arrayContaining(['case opened', 'case escalated', 'case resolved']));
    expect(JSON.stringify(logged)).not.toMatch(/周女士|13812345678|修理厂|c-zhou|digest-of-key/);
  });
});

describe('a closed case', () => {
  test('gives up the lock and the contact when it is closed, and again when that is mended', async () => {
    const { ports } = desk();
    await ports.cases.create(stages.resolved);
    const hold = async () => {
      await ports.customers.lock('c-zhou', { caseId: 'c1', feedbackId: 'f1' });
      await ports.contacts.put('c1', { phone: '13812345678' }, { feedbackId: 'f1', source: 'survey', submittedAt: second(0) });
    };
    const isFree = async () => [(await ports.customers.get('c-zhou')).openCase, await ports.contacts.get('c1')];
    await hold();
    const closed = await keepCase(
      ports,
      confirmCase(stages.resolved, { feedbackId: 'f-yes', submittedAt: second(50) }, second(50)),
      stages.resolved,
    );
    expect(await isFree()).toEqual([undefined, null]);
    await hold();
    await mend(ports, closed!);
    expect(await isFree()).toEqual([undefined, null]);
  });

  test('does not take the lock from the case that came after it', async () => {
    const { ports } = desk();
    await ports.customers.lock('c-zhou', { caseId: 'c2', feedbackId: 'f2' });
    await mend(ports, stages.confirmed);
    expect((await ports.customers.get('c-zhou')).openCase).toEqual({ caseId: 'c2', feedbackId: 'f2' });
  });
});

describe('what an interrupted write left undone', () => {
  const owed = async (now: number) => {
    const { ports, diary } = desk(now);
    await ports.cases.create(stages.open);
    await ports.ledger.addPending([pendingDelivery(alertFor(stages.open, 'owner', 'agent-li'), 'screen', second(1))]);
    diary.length = 0;
    return { ports, diary };
  };

  test('is said again by whoever comes next: the pending alert, and the alarm', async () => {
    const { ports, diary } = await owed(10);
    await mend(ports, stages.open);
    expect(diary.toSorted()).toEqual(['alarm', 'publish']);
  });

  test('but not an alert entered this very second, whose writer may be about to publish it', async () => {
    const { ports, diary } = await owed(1.5);
    await mend(ports, stages.open);
    expect(diary).toEqual(['alarm']);
  });

  test('nor one the case knows nothing of, whose writer may be about to write, nor one that has gone out', async () => {
    const { ports, diary } = await owed(10);
    const [row] = await ports.ledger.ofCase('c1');
    await ports.ledger.settle(row!, { sent: second(2) });
    await ports.ledger.addPending([pendingDelivery(alertFor(stages.open, 'team', 'agent-chen'), 'screen', second(1))]);
    diary.length = 0;
    await mend(ports, stages.open);
    expect(diary).toEqual(['alarm']);
  });
});
