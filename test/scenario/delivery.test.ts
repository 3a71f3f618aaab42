import { expect } from 'vitest';
import type { ChannelConfig } from '#domain/alert/channel-config.ts';
import type { Insurer } from '#domain/insurer.ts';
import { scenario } from './scenario.ts';

const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };
const furious = { nps: 0, comment: '车坏在高速上,孩子发烧,你们两小时没来人' };

const withChannel =
  (id: string, change: Partial<ChannelConfig>) =>
  (i: Insurer): Insurer => ({ ...i, channels: i.channels.map((c) => (c.id === id ? ({ ...c, ...change } as ChannelConfig) : c)) });
const onlyLi = (i: Insurer): Insurer => ({ ...i, rota: i.rota.filter((e) => e.level !== 'agent' || e.person === 'agent-li') });

scenario('no receipt for twenty seconds, and the person is told on the next channel', async ({ 周女士, li, at, world, theCase }) => {
  world.channelsAre.silent.add('screen');
  await 周女士.answers(angry);
  li.isAlerted('owner', 0, { channel: 'screen' });
  await at(19);
  expect(world.sent).toHaveLength(1);
  await at(21);
  li.isAlerted('owner', 20, { channel: 'bell' });
  await li.claims();
  await at(80);
  const rows = await world.ledger.ofCase(theCase().caseId);
  expect(rows.map((d) => [d.channel, d.at.sent !== undefined, d.at.delivered !== undefined])).toEqual([
    ['screen', true, false],
    ['bell', true, true],
  ]);
});

scenario('seen in time is proof enough: nothing follows on another channel', async ({ 周女士, li, at, world }) => {
  world.channelsAre.silent.add('screen');
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await at(10);
  await li.sees();
  await at(59);
});

scenario('claimed before the twenty seconds are over: still nothing follows', async ({ 周女士, li, at, world }) => {
  world.channelsAre.silent.add('screen');
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await at(12);
  await li.claims();
  await at(100);
});

scenario('a channel that is down does not keep the alert: it goes out on the next one', async ({ 周女士, li, at, world }) => {
  world.channelsAre.down.add('screen');
  await 周女士.answers(angry);
  await at(21);
  li.isAlerted('owner', 20, { channel: 'bell' });
  await li.claims();
  world.channelsAre.down.clear();
  await at(100);
});

scenario('a channel that comes back in time tells, and the other one stays quiet', async ({ 周女士, li, at, world }) => {
  world.channelsAre.down.add('screen');
  await 周女士.answers(angry);
  await at(4);
  world.channelsAre.down.clear();
  await at(15);
  li.isAlerted('owner', undefined, { channel: 'screen' });
  await at(59);
});

scenario('a channel that refuses for good is passed over at once', async ({ 周女士, li, at, world, theCase }) => {
  world.channelsAre.closed.add('screen');
  await 周女士.answers(angry);
  await at(1);
  li.isAlerted('owner', 0, { channel: 'bell' });
  const [refused] = await world.ledger.ofCase(theCase().caseId);
  expect(refused).toMatchObject({ channel: 'screen', note: 'the channel knows no such robot', at: { dead: expect.any(Number) } });
  await li.claims();
  await at(100);
});

scenario(
  'a wave: the first alerts at once, then one summary a minute with the count',
  async ({ customer, li, at, world }) => {
    for (let n = 0; n < 9; n++) {
      await at(n);
      await customer(`客户${n}`).answers(angry);
    }
    for (const n of [0, 1, 2]) li.isAlerted('owner', n, { channel: 'screen', count: 1 });
    await at(59);
    expect(world.sent).toHaveLength(3);
    await at(60.5);
    li.isAlerted('summary', 60, { count: 6 });
    for (const c of world.cases.all()) expect((await world.ledger.ofCase(c.caseId))[0]!.at.sent).toBeDefined();
  },
  (i) =>
    withChannel('screen', { wave: { alerts: 3, withinSeconds: 60 } })(
      onlyLi({ ...i, policy: { ...i.policy, ladder: [i.policy.ladder[0]!] } }),
    ),
);

scenario(
  'what was claimed while it waited for the summary is not in it',
  async ({ customer, li, at, world, theCase }) => {
    for (let n = 0; n < 5; n++) await customer(`客户${n}`).answers(angry);
    for (const _ of [0, 1, 2]) li.isAlerted('owner', 0);
    await li.claimsThat(theCase('客户4'));
    await at(60.5);
    li.isAlerted('owner', 60, { count: 1 });
    expect((await world.ledger.ofCase(theCase('客户4').caseId))[0]).toMatchObject({ note: 'the case is claimed' });
  },
  (i) =>
    withChannel('screen', { wave: { alerts: 3, withinSeconds: 60 } })(
      onlyLi({ ...i, policy: { ...i.policy, ladder: [i.policy.ladder[0]!] } }),
    ),
);

scenario(
  'in a wave what is urgent still rings at once',
  async ({ customer, li, wang, at, world }) => {
    for (let n = 0; n < 4; n++) await customer(`客户${n}`).answers(angry);
    for (const _ of [0, 1, 2]) li.isAlerted('owner', 0);
    await at(5);
    await customer('吴先生').answers(furious);
    li.isAlerted('owner', 5, { count: 1 });
    await at(60.5);
    li.isAlerted('owner', 60, { count: 1 });
    expect(world.sent.filter((s) => s.recipient === 'lead-wang')).toEqual([]);
    expect(wang).toBeDefined();
  },
  (i) =>
    withChannel('screen', { wave: { alerts: 3, withinSeconds: 60 } })(
      onlyLi({ ...i, policy: { ...i.policy, ladder: [i.policy.ladder[0]!] } }),
    ),
);

scenario(
  'at night somebody who prefers the bell for serious matters is told there first',
  async ({ 周女士, li, at }) => {
    await 周女士.answers(furious);
    li.isAlerted('owner', 0, { channel: 'bell' });
    await at(5);
    await li.claims();
    await at(100);
  },
  (i) => ({
    ...i,
    people: i.people.map((p) =>
      p.id === 'agent-li' ? { ...p, preferences: [{ severities: ['high', 'urgent'], channels: ['bell'] }] } : p,
    ),
  }),
);

scenario(
  'whoever prefers another channel at another hour is told as always',
  async ({ 周女士, li, at }) => {
    await 周女士.answers(furious);
    li.isAlerted('owner', 0, { channel: 'screen' });
    await li.claims();
    await at(100);
  },
  (i) => ({
    ...i,
    people: i.people.map((p) =>
      p.id === 'agent-li' ? { ...p, preferences: [{ hours: [{ days: [5], from: '22:00', to: '06:00' }], channels: ['bell'] }] } : p,
    ),
  }),
);
