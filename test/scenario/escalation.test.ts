import { expect } from 'vitest';
import { callbackState } from '#domain/case/callback.ts';
import type { Insurer } from '#domain/insurer.ts';
import { scenario } from './scenario.ts';

const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };

const withoutDuty =
  (...people: string[]) =>
  (i: Insurer): Insurer => ({ ...i, rota: i.rota.filter((entry) => !people.includes(entry.person)) });

scenario(
  'nobody reacts, and the ladder is walked to the breach, each step on its second',
  async ({ 周女士, li, chen, wang, zhou, wu, at, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    await at(60);
    li.isAlerted('team', 60);
    chen.isAlerted('team', 60);
    await at(120);
    wang.isAlerted('lead', 120);
    await at(180);
    zhou.isAlerted('supervisor', 180);
    await at(240);
    wu.isAlerted('duty-manager', 240);
    expect(theCase().rounds[0]!.breachCause).toBeUndefined();
    await at(302);
    expect(theCase().rounds[0]!.breachCause).toBe('nobody claimed');
    expect(theCase().timeline.find((e) => e.type === 'breached')!.at).toBe(theCase().rounds[0]!.dueAt);
  },
);

scenario(
  'a claim stops the ladder, an attempt meets the deadline',
  async ({ 周女士, li, at, theCase, world }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner');
    await at(20);
    await li.claims();
    await at(100);
    await li.records('noanswer');
    await at(400);
    expect(callbackState(theCase().rounds[0]!, world.now())).toBe('met');
    expect(theCase().matter.state).toBe('claimed');
  },
  withoutDuty('agent-chen'),
);

scenario('a claim without an attempt returns to the team', async ({ 周女士, li, chen, wang, at }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await at(20);
  await li.claims();
  await at(139);
  await at(140);
  li.isAlerted('team', 140);
  chen.isAlerted('team', 140);
  wang.isAlerted('lead', 140);
  await at(150);
  await chen.claims();
  await chen.records('reached');
  await at(300);
});

scenario(
  'handed to claims before anybody called and forgotten there, the case falls back to its callback team',
  async ({ 周女士, li, sun, at, theCase, ignoresAlertsSoFar }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner');
    await li.claims();
    await li.transfersTo('claims');
    sun.isAlerted('transferred');
    await at(121);
    ignoresAlertsSoFar();
    expect(theCase().matter.state).toBe('open');
    expect(theCase().handlingTeam).toBeUndefined();
  },
);

scenario('a claim with an attempt does not return', async ({ 周女士, li, at, theCase }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await at(20);
  await li.claims();
  await li.records('busy');
  await at(600);
  expect(theCase().matter.state).toBe('claimed');
});

scenario(
  'an empty step is skipped at once, never waited out',
  async ({ 周女士, li, chen, zhou, wu, at, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    await at(60);
    li.isAlerted('team', 60);
    chen.isAlerted('team', 60);
    await at(121);
    zhou.isAlerted('supervisor', 120);
    expect(
      theCase()
        .timeline.filter((e) => e.type === 'step-skipped')
        .map((e) => e.step),
    ).toEqual(['lead']);
    await at(240);
    wu.isAlerted('duty-manager', 240);
  },
  withoutDuty('lead-wang'),
);

scenario(
  'with nobody of the team on duty the lead is told at second 0',
  async ({ 周女士, wang, zhou, wu, at, theCase }) => {
    await 周女士.answers(angry);
    wang.isAlerted('lead', 0);
    await at(180);
    zhou.isAlerted('supervisor', 180);
    await at(240);
    wu.isAlerted('duty-manager', 240);
    await at(302);
    expect(theCase().proposedOwner).toBeNull();
    expect(theCase().rounds[0]!.breachCause).toBe('nobody claimed');
  },
  withoutDuty('agent-li', 'agent-chen'),
);

scenario(
  'with nobody on duty anywhere the breach says so',
  async ({ 周女士, at, theCase }) => {
    await 周女士.answers(angry);
    await at(302);
    expect(theCase().rounds[0]!.breachCause).toBe('nobody on duty');
  },
  (i) => ({ ...i, rota: [] }),
);

scenario('steps already due when the case is opened are one alert to each person', async ({ 周女士, li, chen, wang, zhou, wu, at }) => {
  await at(250);
  await 周女士.answers({ ...angry, sentAt: 0 });
  for (const person of [li, chen, wang, zhou, wu]) {
    const step =
      person === li ? 'owner' : person === chen ? 'team' : person === wang ? 'lead' : person === zhou ? 'supervisor' : 'duty-manager';
    person.isAlerted(step, 250);
  }
  await at(302);
});

scenario(
  'a claimed and forgotten case whose ladder is spent is handed back to the team with one more alert',
  async ({ 周女士, li, chen, at, theCase, ignoresAlertsSoFar }) => {
    await 周女士.answers(angry);
    await at(250);
    ignoresAlertsSoFar();
    await chen.claims();
    await at(371);
    li.isAlerted('returned', 370);
    chen.isAlerted('returned', 370);
    expect(theCase().rounds[0]!.breachCause).toBe('claimed but no attempt');
  },
);

scenario(
  'a release before the team is told leaves the ladder to its seconds, and the team may take it',
  async ({ 周女士, li, chen, at, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    await at(10);
    expect(await chen.cannotClaim()).toEqual({ owner: 'agent-li' });
    await li.claims();
    await li.releases();
    await at(30);
    await chen.claims();
    await chen.records('reached');
    expect(theCase().matter.state).toBe('contacted');
  },
);

scenario('two claim: one wins, the other learns who', async ({ 周女士, li, chen, at }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner', 0);
  await at(60);
  li.isAlerted('team', 60);
  chen.isAlerted('team', 60);
  await chen.claims();
  expect(await li.cannotClaim()).toEqual({ owner: 'agent-chen' });
});

scenario('a call in time leaves no breach behind, however long the matter takes', async ({ 周女士, li, at, theCase }) => {
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await at(50);
  await li.records('reached');
  await at(400);
  await li.resolves();
  expect(theCase().timeline.map((e) => e.type)).not.toContain('breached');
  expect(theCase().rounds[0]).not.toHaveProperty('breachCause');
});

scenario('an attempt made in time but recorded late annuls the breach', async ({ 周女士, li, at, theCase, world, ignoresAlertsSoFar }) => {
  await 周女士.answers(angry);
  await at(250);
  ignoresAlertsSoFar();
  await li.claims();
  await at(310);
  expect(callbackState(theCase().rounds[0]!, world.now())).toBe('breached');
  await li.records('noanswer', 290);
  expect(callbackState(theCase().rounds[0]!, world.now())).toBe('met');
  expect(theCase().timeline.map((e) => e.type)).toContain('breach-annulled');
});

scenario(
  'feedback that came over an hour late is due five minutes after receipt, and its breach is late intake',
  async ({ 周女士, at, theCase, ignoresAlertsSoFar }) => {
    await at(7200);
    await 周女士.answers({ ...angry, sentAt: 0 });
    const round = theCase().rounds[0]!;
    expect(round.dueAt - round.receivedAt).toBe(300_000);
    await at(7600);
    ignoresAlertsSoFar();
    expect(theCase().rounds[0]!.breachCause).toBe('late intake');
  },
);

scenario(
  'released after a call that found nobody, the rest of the ladder goes on until somebody takes it',
  async ({ 周女士, li, chen, wang, at, theCase }) => {
    await 周女士.answers(angry);
    li.isAlerted('owner', 0);
    await li.claims();
    await li.records('noanswer');
    await at(30);
    await li.releases();
    await at(60);
    li.isAlerted('team', 60);
    chen.isAlerted('team', 60);
    await at(120);
    wang.isAlerted('lead', 120);
    await chen.claims();
    await chen.records('reached');
    await at(400);
    expect(theCase().rounds[0]!.breachCause).toBeUndefined();
  },
);
