import { beforeEach, expect, vi } from 'vitest';
import { canary, canaryCustomer } from '#domain/canary/canary.ts';
import { log } from '#functions/log.ts';
import { flies } from './canary.ts';
import { type Stage, scenario } from './scenario.ts';

const error = vi.spyOn(log, 'error').mockImplementation(() => {});
vi.spyOn(log, 'info').mockImplementation(() => {});
beforeEach(() => void error.mockClear());

const canaries = ({ world }: Pick<Stage, 'world'>) => world.cases.all().filter((c) => c.team === canary);
const states = (stage: Pick<Stage, 'world'>) => canaries(stage).map((c) => c.matter.state);
const every5Minutes = 300;

scenario('where all is well a canary comes through within seconds, again and again, and nobody hears of it', async ({ at, world }) => {
  for (let run = 0; run < 3; run++) {
    await at(run * every5Minutes);
    const { CanaryDelay, CanaryFailed } = await flies(world);
    expect(CanaryFailed).toEqual([0]);
    expect(CanaryDelay![0]).toBeGreaterThan(0);
    expect(CanaryDelay![0]).toBeLessThan(1000);
  }
  expect(states({ world })).toEqual(['confirmed', 'confirmed', 'confirmed']);
  const [first] = canaries({ world });
  expect(first!.timeline.map((e) => e.type)).toEqual([
    ...['opened', 'escalated', 'claimed', 'attempted', 'contacted', 'resolved', 'confirmed'],
  ]);
  expect((await world.ports.customers.get(canaryCustomer)).openCase).toBeUndefined();
  await at(3600);
  expect(error).not.toHaveBeenCalled();
});

scenario('a deliverer that stands still makes the canary late, and its ladder wakes nobody', async ({ at, world }) => {
  world.stands.deliverer = true;
  const { CanaryDelay, CanaryFailed } = await flies(world);
  expect(CanaryFailed).toEqual([1]);
  expect(CanaryDelay![0]).toBeGreaterThanOrEqual(20_000);
  expect(error).toHaveBeenCalledWith('the canary stopped', expect.objectContaining({ stage: 'alerted' }));
  await at(every5Minutes - 1);
  expect(states({ world })).toEqual(['open']);
});

scenario('a deliverer that is slow makes it late, though it comes through', async ({ world }) => {
  world.stands.deliverer = true;
  world.later(world.now() + 12_000, 'the deliverer goes on', async () => {
    world.stands.deliverer = false;
  });
  const { CanaryDelay, CanaryFailed } = await flies(world);
  expect(CanaryFailed).toEqual([0]);
  expect(CanaryDelay![0]).toBeGreaterThan(10_000);
  expect(states({ world })).toEqual(['confirmed']);
});

scenario('once it goes on, the next canary clears away the one before and comes through', async ({ at, world }) => {
  world.stands.deliverer = true;
  await flies(world);
  await at(every5Minutes);
  await flies(world);
  await at(every5Minutes + 60);
  world.stands.deliverer = false;
  await at(2 * every5Minutes);
  expect(await flies(world)).toMatchObject({ CanaryFailed: [0] });
  expect(states({ world })).toEqual(['confirmed', 'confirmed', 'confirmed']);
});

scenario('a case that is lost on the way to its topic is a canary that was stopped, not one that waits for ever', async ({ at, world }) => {
  world.lose.alerts = true;
  expect(await flies(world)).toMatchObject({ CanaryFailed: [1] });
  world.lose.alerts = false;
  await at(every5Minutes);
  expect(await flies(world)).toMatchObject({ CanaryFailed: [0] });
  expect(states({ world })).toEqual(['confirmed', 'confirmed']);
});

scenario(
  'where nobody is asked whether it is solved, the canary confirms by itself',
  async ({ world }) => {
    expect(await flies(world)).toMatchObject({ CanaryFailed: [0] });
    expect(states({ world })).toEqual(['confirmed']);
  },
  (i) => ({ ...i, policy: { ...i.policy, confirmation: { ...i.policy.confirmation, touchpoints: [] } } }),
);

scenario('a customer whose region is unknown is no canary, and the canary is no customer', async ({ customer, li, world, at }) => {
  await flies(world);
  await customer('王先生').answers({ nps: 0, region: '000000' });
  const theirs = world.cases.all().find((c) => c.customerId === '王先生')!;
  expect(theirs.team).not.toBe(canary);
  expect(theirs.proposedOwner).not.toBe(canary);
  li.isAlerted('owner');
  await at(40);
  await li.claimsThat(theirs);
});
