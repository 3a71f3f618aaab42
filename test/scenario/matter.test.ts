import { expect } from 'vitest';
import { callbackState } from '#domain/case/callback.ts';
import { scenario } from './scenario.ts';

const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };
const pleased = { csat: 5, comment: '处理得很快,谢谢', touchpoint: 'voice.service.callback.outcome' };

scenario('reached, solved, confirmed: the matter ends only when the customer says so', async ({ 周女士, li, theCase, world, at }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('reached');
  await li.resolves();
  expect(theCase().matter.state).toBe('resolved');
  await at(3600);
  await 周女士.answers(pleased);
  expect(theCase().matter.state).toBe('confirmed');
  expect(await world.ports.contacts.get(theCase().caseId)).toBeNull();
  expect((await world.ports.customers.get('周女士')).openCase).toBeUndefined();
});

scenario('a satisfied answer while the case is still being worked on confirms nothing', async ({ 周女士, li, theCase }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('reached');
  await 周女士.answers(pleased);
  expect(theCase().matter.state).toBe('contacted');
});

scenario('praise for something else does not say that this is solved', async ({ 周女士, li, theCase }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('reached');
  await li.resolves();
  await 周女士.answers({ ...pleased, touchpoint: 'claims.motor.repair.progress' });
  expect(theCase().matter.state).toBe('resolved');
});

scenario('a customer who stays silent for three days ends the case unconfirmed', async ({ 周女士, li, theCase, at }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('reached');
  await li.resolves();
  await at(3 * 86_400 - 1);
  expect(theCase().matter.state).toBe('resolved');
  await at(3 * 86_400 + 1);
  expect(theCase().matter.state).toBe('unconfirmed');
});

scenario(
  'a second feedback while the callback is pending joins, and the earlier promise stands',
  async ({ 周女士, li, at, theCase, world, ignoresAlertsSoFar }) => {
    await at(40);
    await 周女士.answers(angry);
    li.isAlerted('owner', 40);
    await 周女士.answers({ ...angry, sentAt: 20 });
    expect(world.cases.all()).toHaveLength(1);
    expect(theCase().feedbackIds).toHaveLength(2);
    expect(theCase().rounds).toHaveLength(1);
    expect(theCase().rounds[0]!.dueAt).toBe(world.now() - 40_000 + 320_000);
    await at(80);
    expect(world.sent.filter((s) => s.step === 'team').map((s) => Math.round((s.at - world.now()) / 1000))).toEqual([0, 0]);
    ignoresAlertsSoFar();
  },
);

scenario('fresh fury after contact owes a new round with its own five minutes', async ({ 周女士, li, chen, at, theCase, world }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await li.claims();
  await li.records('reached');
  await at(600);
  await 周女士.answers({ nps: 0, comment: '还是没人管,骗子' });
  li.isAlerted('owner', 600);
  expect(world.cases.all()).toHaveLength(1);
  expect(theCase().matter.state).toBe('reopened');
  expect(theCase().rounds.map((r) => (r.dueAt - theCase().rounds[0]!.clockStart) / 1000)).toEqual([300, 900]);
  await at(660);
  li.isAlerted('team', 660);
  chen.isAlerted('team', 660);
  await chen.claims();
  await chen.records('reached');
  expect(callbackState(theCase().rounds[1]!, world.now())).toBe('met');
  expect(theCase().firstContactOwner).toBe('agent-li');
});

scenario('an unhappy answer to "is it solved?" reopens a resolved case', async ({ 周女士, li, theCase, world }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('reached');
  await li.resolves();
  await 周女士.answers({ csat: 1, comment: '根本没解决', touchpoint: 'voice.service.callback.outcome' });
  li.isAlerted('owner');
  expect(world.cases.all()).toHaveLength(1);
  expect(theCase().matter.state).toBe('reopened');
  expect(theCase().rounds).toHaveLength(2);
});

scenario(
  'after closure a new feedback opens a new case, and whoever served the customer is proposed',
  async ({ 周女士, chen, li, at, theCase, world, ignoresAlertsSoFar }) => {
    await 周女士.answers(angry);
    await at(61);
    ignoresAlertsSoFar();
    await chen.claims();
    await chen.records('reached');
    await chen.resolves();
    await 周女士.answers(pleased);
    await 周女士.answers({ ...angry, comment: '又来了,还是不接电话' });
    chen.isAlerted('owner');
    expect(world.cases.all()).toHaveLength(2);
    expect(theCase().proposedOwner).toBe('agent-chen');
    void li;
  },
);

scenario(
  'three tries that find nobody end the case unreached; asking for another time is not such a try',
  async ({ 周女士, li, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner');
    await li.claims();
    await li.records('noanswer');
    await li.records('later', undefined, 3600);
    await li.records('busy');
    expect(theCase().matter.state).toBe('claimed');
    await li.records('off');
    expect(theCase().matter.state).toBe('closed-unreached');
  },
);

scenario(
  'a transfer makes the receiver owner, keeps the first-contact owner, and tells the receiver',
  async ({ 周女士, li, sun, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner');
    await li.claims();
    await li.records('reached');
    await li.transfersTo('claims');
    expect(theCase()).toMatchObject({
      handlingTeam: 'claims',
      firstContactOwner: 'agent-li',
      matter: { state: 'contacted', owner: 'agent-sun' },
    });
    sun.isAlerted('transferred');
  },
);

scenario(
  'two furious answers of one customer at the same instant become one case',
  async ({ 周女士, theCase, world, ignoresAlertsSoFar }) => {
    await Promise.all([周女士.answers(angry), 周女士.answers({ nps: 0, comment: '投诉你们' }), 周女士.answers({ nps: 2 })]);
    ignoresAlertsSoFar();
    expect(world.cases.all()).toHaveLength(1);
    expect(theCase().feedbackIds).toHaveLength(3);
    expect(world.feedback.all().map((f) => f.caseId)).toEqual([theCase().caseId, theCase().caseId, theCase().caseId]);
  },
);

scenario('the same feedback again, with whatever body, changes nothing', async ({ 周女士, li, world, theCase }) => {
  const first = await 周女士.answers({ ...angry, id: 'same' });
  li.isAlerted('owner');
  expect(await 周女士.answers({ nps: 10, comment: '很好', id: 'same' })).toBe(first);
  expect(world.feedback.all()).toMatchObject([{ score: { value: 1 }, differences: 1 }]);
  expect(theCase().feedbackIds).toEqual([first]);
});

scenario('a happy customer is left in peace', async ({ 周女士, world, at }) => {
  await 周女士.answers({ nps: 10, comment: '理赔很快,服务很好' });
  await at(600);
  expect(world.cases.all()).toEqual([]);
});

scenario(
  'a "solved" that was said before the resolution, or comes a second time, confirms nothing',
  async ({ 周女士, li, at, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner');
    await li.claims();
    await li.records('reached');
    await at(50);
    await 周女士.answers({ ...pleased, id: 'yes' });
    await at(60);
    await li.resolves();
    await 周女士.answers({ ...pleased, id: 'yes' });
    await 周女士.answers({ ...pleased, sentAt: 40 });
    expect(theCase().matter.state).toBe('resolved');
  },
);

scenario(
  'a feedback sent before the call but heard after it joins, and takes nothing from its owner',
  async ({ 周女士, li, at, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner');
    await li.claims();
    await at(50);
    await li.records('reached');
    await at(80);
    await 周女士.answers({ ...angry, sentAt: 40 });
    expect(theCase()).toMatchObject({
      matter: { state: 'contacted', owner: 'agent-li' },
      feedbackIds: { length: 2 },
      rounds: { length: 1 },
    });
  },
);

scenario('a further feedback brings a newer phone number along', async ({ 周女士, li, at, theCase, world }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await at(20);
  await 周女士.answers({ ...angry, phone: '13900005678' });
  expect(await world.ports.contacts.get(theCase().caseId)).toMatchObject({ numbers: [{ phone: '13900005678' }] });
});

scenario(
  'a number that another source sends replaces none silently; closing the case forgets them all',
  async ({ 周女士, li, at, theCase, world }) => {
    const changes = () => theCase().timeline.filter((e) => e.type === 'phone-changed');
    await 周女士.answers(angry);
    li.isAlerted('owner');
    await at(20);
    await 周女士.answers({ ...angry, source: 'app', phone: '+86 138 0000 1234' });
    expect(changes()).toEqual([]);
    await at(40);
    await 周女士.answers({ ...angry, source: 'hotline', phone: '13900005678' });
    await 周女士.answers({ ...angry, source: 'hotline', phone: '13900005678' });
    expect(changes()).toMatchObject([{ actor: 'earshot', source: 'hotline', at: world.now() }]);
    expect((await world.ports.contacts.get(theCase().caseId))?.numbers.map(({ phone, source }) => [phone, source])).toEqual([
      ['13900005678', 'hotline'],
      ['+86 138 0000 1234', 'app'],
    ]);
    await li.claims();
    await li.records('reached');
    await li.resolves();
    await at(3600);
    await 周女士.answers(pleased);
    expect(theCase().matter.state).toBe('confirmed');
    expect(await world.ports.contacts.get(theCase().caseId)).toBeNull();
    expect(JSON.stringify(world.cases.all())).not.toMatch(/13900005678|0000 1234/);
  },
);

scenario('a feedback without a phone takes the phone from nobody', async ({ 周女士, li, theCase, world }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await world.ports.contacts.put(theCase().caseId, { name: '周敏' }, { feedbackId: 'f1', source: 'survey', submittedAt: world.now() + 1 });
  expect(await world.ports.contacts.get(theCase().caseId)).toMatchObject({
    name: '周敏',
    numbers: [{ phone: '13800001234', source: 'survey' }],
  });
});

scenario(
  'two customers at once are proposed to two people, the less busy one first',
  async ({ 周女士, customer, li, chen }) => {
    await 周女士.answers(angry);
    chen.isAlerted('owner', 0);
    await customer('王先生').answers(angry);
    li.isAlerted('owner', 0);
  },
  (insurer) => ({ ...insurer, people: insurer.people.map((person) => ({ ...person, skills: [] })) }),
);
