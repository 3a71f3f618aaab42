import { expect, test } from 'vitest';
import { handleAction } from '#domain/case/handle-action.ts';
import { keepCase } from '#domain/case/keep-case.ts';
import { caseOf, insurer } from '../../contract/examples.ts';
import { worldOf } from '../../scenario/world.ts';
import { owner, second } from './stages.ts';

/** The alarm of second 60 rings while agent-li claims: the alarm has entered its alerts into the ledger, the claim is written first. */
async function claimOvertakesAlarm() {
  const world = worldOf(insurer, second(1));
  const { ports } = world;
  await keepCase(ports, caseOf('f1'), null);
  await world.passTo(second(59));
  const does = async (type: 'claim' | 'release', cases = ports.cases) => {
    await handleAction({ ...ports, cases }, (await cases.get('c1'))!, { type }, owner, {});
  };
  const save = ports.cases.save;
  ports.cases.save = async (c) => {
    ports.cases.save = save;
    await does('claim');
    return save(c);
  };
  await world.passTo(second(60));
  return { ...world, does };
}

test('an alarm that a claim overtakes tells nobody, not even by the sweeper', async () => {
  const { sent, cases, passTo, sweep } = await claimOvertakesAlarm();
  await passTo(second(81));
  await sweep();
  await passTo(second(82));
  expect(cases.all()[0]!.matter.state).toBe('claimed');
  expect(sent.map((s) => s.step)).toEqual(['owner']);
});

test('alerts of a change that was never written are not sent beside those of the change that was', async () => {
  const { sent, passTo, sweep, does } = await claimOvertakesAlarm();
  await passTo(second(65));
  await does('release');
  await passTo(second(81));
  await sweep();
  await passTo(second(82));
  expect(sent.map((s) => `${s.step} ${s.recipient}`)).toEqual(['owner agent-li', 'team agent-li', 'team agent-chen']);
});
