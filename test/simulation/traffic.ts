import { ownerOf } from '#domain/case/case.ts';
import { chance } from './clock.ts';
import { faultKinds } from './faults.ts';
import { insurers } from './insurers.ts';
import { violations } from './oracles.ts';
import { peopleOf, resolution } from './people.ts';
import { friday } from './sample.ts';
import { worldOf } from './world.ts';

export type Traffic = { seconds: number; perSecond: number; unhappyShare: number; faultRate: number; seed: number };
export type Passed = { accepted: number; cases: number; calls: number; faults: number; wrong: string[] };

/** Traffic of so many seconds with staff at work and faults by chance; afterwards every oracle. */
export async function pass({ seconds, perSecond, unhappyShare, faultRate, seed }: Traffic): Promise<Passed> {
  const dice = chance(seed);
  const strike = chance(seed + 2);
  const strikes = () => (strike() < faultRate ? faultKinds[Math.floor(strike() * faultKinds.length)] : undefined);
  const world = worldOf({ insurer: insurers.sample, start: friday, seed, strikes });
  const people = peopleOf(world);
  const team = ['agent-li', 'agent-chen'];

  /** Seven in ten are claimed by second 45 and called by 90, a quarter after the whole team was told, the rest by nobody. */
  async function workOn(customer: string) {
    const fate = dice();
    if (fate > 0.95) return;
    const claimAfter = fate < 0.7 ? 10 + dice() * 35 : 62 + dice() * 20;
    await world.clock.pause(claimAfter * 1000);
    const c = people.caseOf(customer);
    if (!c) return;
    const who = (fate < 0.7 && c.proposedOwner) || team[Math.floor(dice() * team.length)]!;
    if ((await people.does(who, 'claim', c.caseId)) !== 200) return;
    await world.clock.pause(20_000 + dice() * 25_000);
    await people.does(who, 'attempts', c.caseId, { outcome: dice() < 0.8 ? 'reached' : 'noanswer' });
    if (dice() < 0.5 || ownerOf(people.caseOf(customer)!) !== who) return;
    await world.clock.pause(300_000);
    await people.does(who, 'resolve', c.caseId, resolution);
  }

  const total = seconds * perSecond;
  for (let n = 0; n < total; n++) {
    const unhappy = dice() < unhappyShare;
    // One customer in twenty is heard again.
    const customer = `客户${dice() < 0.05 ? Math.floor(dice() * n) : n}`;
    world.clock.when(friday + (n / perSecond) * 1000, () => {
      void people.submits(customer, unhappy ? 'unhappy' : 'content', `t${n}`);
      if (unhappy) void workOn(customer);
    });
  }
  await world.clock.passTo(friday + seconds * 1000);
  world.plan.enabled = false;
  await world.clock.passTo(friday + (seconds + 900) * 1000 + 500);
  const wrong = await violations({ world, people, disturbed: faultRate > 0 });
  const cases = world.stores.cases.all().length;
  return { accepted: people.accepted.length, cases, calls: world.plan.calls.length, faults: world.plan.struck.length, wrong };
}
