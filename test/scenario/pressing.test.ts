import { expect } from 'vitest';
import { scenario } from './scenario.ts';

const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };

scenario(
  'handed to the claims team and forgotten there: whoever reached the customer asks, and after two hours both hear of it',
  async ({ 周女士, li, sun, at }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    await li.claims();
    await li.records('reached');
    await at(60);
    await li.transfersTo('claims');
    sun.isAlerted('transferred', 60);
    await at(3000);
    await li.nudges();
    sun.isAlerted('nudged-1', 3000);
    await at(7262);
    sun.isAlerted('handling-1', 7261);
    li.isAlerted('handling-1', 7261);
    await at(20_000);
  },
);

scenario('handed over and taken up in time: nobody hears of it again', async ({ 周女士, li, sun, at }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('reached');
  await li.transfersTo('claims');
  sun.isAlerted('transferred');
  await at(7000);
  await sun.notes();
  await at(20_000);
});

scenario('what was promised for tomorrow is called to mind tomorrow, and the case waits for it', async ({ 周女士, li, theCase, at }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('reached');
  await li.resolves(5 * 86_400);
  await at(4 * 86_400);
  expect(theCase().matter.state).toBe('resolved');
  await at(5 * 86_400 + 1);
  li.isAlerted('promise-due', 5 * 86_400);
  await at(8 * 86_400 - 10);
  expect(theCase().matter.state).toBe('resolved');
  await at(8 * 86_400 + 10);
  expect(theCase().matter.state).toBe('unconfirmed');
});

scenario('a customer who asks to be called tomorrow is called tomorrow by whoever agreed on it', async ({ 周女士, li, theCase, at }) => {
  const tomorrow = 86_400 + 1800;
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('later', undefined, tomorrow);
  await at(tomorrow - 10);
  expect(theCase().matter.state).toBe('claimed');
  await at(tomorrow + 1);
  li.isAlerted('appointment-1', tomorrow);
  await li.records('reached');
  await at(tomorrow + 3000);
  expect(theCase().matter.state).toBe('contacted');
});

scenario(
  'a lead gives a case that nobody takes to somebody, who is alerted and has to call',
  async ({ 周女士, li, chen, wang, theCase, at }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    await at(30);
    await wang.gives('agent-chen');
    chen.isAlerted('reassigned-1', 30);
    await at(100);
    await chen.records('reached');
    expect(theCase()).toMatchObject({ firstContactOwner: 'agent-chen', matter: { state: 'contacted' } });
    await at(400);
  },
);

scenario(
  'a case given to somebody who does not call falls back to the team like any claim',
  async ({ 周女士, li, chen, wang, at, theCase, ignoresAlertsSoFar }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    await at(30);
    await wang.gives('agent-chen');
    chen.isAlerted('reassigned-1', 30);
    await at(149);
    expect(theCase().matter.state).toBe('claimed');
    await at(151);
    expect(theCase().matter.state).toBe('open');
    ignoresAlertsSoFar();
  },
);

scenario('an order reaches who has the case; help that is asked for reaches the helper', async ({ 周女士, li, sun, wang, at }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await li.claims();
  await li.records('reached');
  await at(50);
  await wang.orders();
  li.isAlerted('ordered-1', 50);
  await li.asksForHelp('agent-sun');
  sun.isAlerted('helper-joined-1', 50);
});
