import { expect } from 'vitest';
import { advanceCase } from '#domain/escalation/advance.ts';
import { scenario } from './scenario.ts';

const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };

scenario('an alarm that never rings is started again by the sweeper', async ({ 周女士, li, chen, at, world }) => {
  world.lose.alarms = true;
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await at(75);
  world.lose.alarms = false;
  expect(await world.sweep()).toEqual({ restarted: [], republished: 0, failed: [] });
  await at(81);
  expect((await world.sweep()).restarted).toHaveLength(1);
  await at(82);
  li.isAlerted('team', 81);
  chen.isAlerted('team', 81);
});

scenario('an alert that was written but never published goes out by the sweeper, once', async ({ 周女士, li, at, world }) => {
  world.lose.alerts = true;
  await 周女士.answers(angry);
  await at(21);
  world.lose.alerts = false;
  expect((await world.sweep()).republished).toBe(1);
  await world.sweep();
  await at(22);
  li.isAlerted('owner', 22);
});

scenario('a late alert for a case somebody has claimed is cancelled, with the reason', async ({ 周女士, li, at, world, theCase }) => {
  world.lose.alerts = true;
  await 周女士.answers(angry);
  await li.claims();
  await at(21);
  world.lose.alerts = false;
  await world.sweep();
  await at(22);
  expect(await world.ledger.ofCase(theCase().caseId)).toMatchObject([
    { step: 'owner', at: { cancelled: expect.any(Number) }, note: 'the case is claimed' },
  ]);
});

scenario(
  'a superseded alarm does nothing but make sure that its successor is armed',
  async ({ 周女士, li, chen, wang, at, world, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    const { caseId, revision } = theCase();
    world.lose.alarms = true;
    await li.claims();
    world.lose.alarms = false;
    const before = theCase();
    await advanceCase(world.ports, { caseId, revision, at: world.now() });
    expect(theCase()).toEqual(before);
    await at(121);
    expect(theCase().matter.state).toBe('open');
    expect(theCase().timeline.map((e) => e.type)).toContain('claim-expired');
    li.isAlerted('team', 120);
    chen.isAlerted('team', 120);
    wang.isAlerted('lead', 120);
  },
);

scenario(
  'a claim that comes after the deadline does not excuse that nobody had claimed before',
  async ({ 周女士, li, at, world, theCase }) => {
    world.lose.alarms = true;
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    await at(310);
    await li.claims();
    expect(theCase().rounds[0]?.breachCause).toBe('nobody claimed');
  },
);

scenario('an alarm that rings twice tells nobody twice', async ({ 周女士, li, chen, at, world, theCase }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  const { caseId, revision } = theCase();
  await at(60);
  await advanceCase(world.ports, { caseId, revision, at: world.now() });
  await at(61);
  li.isAlerted('team', 60);
  chen.isAlerted('team', 60);
});

scenario(
  'a judge that died after taking the lock is finished by the next feedback of the customer',
  async ({ 周女士, world, theCase, ignoresAlertsSoFar }) => {
    const { ports } = world;
    const create = ports.cases.create;
    ports.cases.create = async () => {
      throw new Error('the machine died');
    };
    await expect(周女士.answers({ ...angry, id: 'first' })).rejects.toThrow('died');
    ports.cases.create = create;
    await 周女士.answers({ nps: 0, id: 'second' });
    ignoresAlertsSoFar();
    expect(world.cases.all()).toHaveLength(1);
    expect(theCase().feedbackIds).toHaveLength(2);
    await 周女士.answers({ ...angry, id: 'first' });
    expect(world.cases.all()).toHaveLength(1);
    expect(theCase().feedbackIds).toHaveLength(2);
  },
);

scenario('a judge that died right after writing the case is finished by its own repetition', async ({ 周女士, li, chen, at, world }) => {
  world.lose.alerts = true;
  world.lose.alarms = true;
  await 周女士.answers({ ...angry, id: 'same' });
  world.lose.alerts = false;
  world.lose.alarms = false;
  await at(5);
  await 周女士.answers({ ...angry, id: 'same' });
  li.isAlerted('owner', 5);
  await at(60);
  li.isAlerted('team', 60);
  chen.isAlerted('team', 60);
});

scenario('an alarm that loses against somebody’s change looks at the case again', async ({ 周女士, li, chen, at, world, theCase }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  const { save } = world.ports.cases;
  world.ports.cases.save = async (c) => {
    world.ports.cases.save = save;
    await save({ ...theCase(), version: c.version, severity: 'urgent' });
    return save(c);
  };
  await at(60);
  li.isAlerted('team', 60);
  chen.isAlerted('team', 60);
  expect(theCase().severity).toBe('urgent');
});

scenario('the sweeper arms no alarm for a change that was never written', async ({ 周女士, li, at, world }) => {
  world.lose.alarms = true;
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await at(81);
  const armed: unknown[] = [];
  world.ports.alarms.ensure = async (alarm) => void armed.push(alarm);
  world.ports.cases.save = async () => false;
  expect(await world.sweep()).toEqual({ restarted: [], republished: 0, failed: [] });
  world.ports.cases.save = () => Promise.reject(new Error('throttled'));
  expect((await world.sweep()).failed).toHaveLength(1);
  expect(armed).toEqual([]);
});

scenario(
  'a closed case that died before it let go of its customer gives way to the next feedback',
  async ({ 周女士, li, world, theCase, ignoresAlertsSoFar }) => {
    await 周女士.answers(angry);
    await li.claims();
    const { customers } = world.ports;
    world.ports.customers = { ...customers, unlock: async () => {} };
    for (const outcome of ['noanswer', 'busy', 'off'] as const) await li.records(outcome);
    world.ports.customers = customers;
    const closed = theCase();
    expect(closed.matter.state).toBe('closed-unreached');
    expect((await customers.get('周女士')).openCase?.caseId).toBe(closed.caseId);
    await 周女士.answers({ nps: 0 });
    ignoresAlertsSoFar();
    expect(world.cases.all()).toEqual([closed, theCase()]);
    expect((await customers.get('周女士')).openCase?.caseId).toBe(theCase().caseId);
  },
);
