import { expect } from 'vitest';
import type { Insurer } from '#domain/insurer.ts';
import { rotaOf } from './rota-desk.ts';
import { click, scenario } from './scenario.ts';

const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
const afternoon = [{ days: [1, 2, 3, 4, 5], from: '13:30', to: '22:00' }];

/** Open from half past one, and Li and Chen work no longer than that. */
const afternoons = (i: Insurer): Insurer => ({
  ...i,
  calendars: i.calendars.map((c) => ({ ...c, hours: afternoon, observesHolidays: false })),
  rota: i.rota.map((e) => (e.level === 'agent' ? { ...e, shifts: afternoon } : e)),
});
/** Open at every hour; Li, Chen and the ladder above them are on duty. */
const everyHour = (i: Insurer): Insurer => ({ ...i, rota: i.rota.map((e) => ({ ...e, shifts: always })) });

scenario(
  'whoever is put on duty while the doors are closed gets the held cases at once, oldest first, each due half an hour later',
  async (stage) => {
    const { 周女士, customer, staff, at, theCase } = stage;
    await 周女士.answers(angry);
    await at(60);
    await customer('吴先生').answers(angry);
    await at(600);
    expect(theCase('吴先生').matter.state).toBe('held');
    const woken = await rotaOf(stage).puts('agent-guo', 600, 7200);
    expect(woken).toEqual([theCase().caseId, theCase('吴先生').caseId]);
    expect(theCase().rounds[0]).toMatchObject({ held: true, clockStart: click + 600_000, dueAt: click + 2_400_000 });
    expect(theCase().timeline.map((e) => e.type)).toContain('released-to-shift');
    const guo = staff('agent-guo');
    guo.isAlerted('owner', 600);
    guo.isAlerted('owner', 600);
    for (const c of [theCase(), theCase('吴先生')]) await guo.claimsThat(c);
  },
  afternoons,
);

scenario(
  'who is put on duty for another team opens only the doors of that team',
  async (stage) => {
    await stage.周女士.answers(angry);
    await stage.at(600);
    expect(await rotaOf(stage).puts('agent-guo', 600, 7200, 'callback-north')).toEqual([]);
    await stage.at(3600);
    expect(stage.theCase().matter).toEqual({ state: 'held', until: click + 3.5 * 3_600_000 });
  },
  afternoons,
);

scenario(
  'an override that begins later opens the doors when it begins, and not before',
  async (stage) => {
    const { 周女士, customer, staff, at, theCase } = stage;
    const rota = rotaOf(stage);
    await 周女士.answers(angry);
    expect(await rota.puts('agent-guo', 1800, 7200)).toEqual([]);
    await customer('吴先生').answers(angry);
    expect(theCase('吴先生').matter).toEqual({ state: 'held', until: click + 1_800_000 });
    await at(1799);
    expect(await rota.tend()).toEqual([]);
    await at(1801);
    expect(await rota.tend()).toEqual([theCase().caseId]);
    // By its own alarm: held until then, it had nobody to propose. And by the sweeper, which does propose.
    staff('agent-guo').isAlerted('team', 1800);
    staff('agent-guo').isAlerted('owner', 1801);
  },
  afternoons,
);

scenario(
  'who is put on duty and then reports ill opens nothing: the case waits for its shift and is not lost',
  async (stage) => {
    const { 周女士, li, chen, at, theCase } = stage;
    const rota = rotaOf(stage);
    await 周女士.answers(angry);
    await rota.excuses('agent-guo', 0, 86_400);
    expect(await rota.puts('agent-guo', 0, 7200)).toEqual([]);
    await at(3.5 * 3600 - 1);
    expect(theCase().matter.state).toBe('held');
    await at(3.5 * 3600 + 1);
    for (const agent of [li, chen]) agent.isAlerted('team', 3.5 * 3600);
    await li.claims();
    await li.records('reached');
  },
  afternoons,
);

scenario(
  'a customer who clicks while somebody is there by an override is called back within five minutes, doors closed or not',
  async (stage) => {
    await rotaOf(stage).puts('agent-guo', -60, 7200);
    await stage.周女士.answers(angry);
    expect(stage.theCase().rounds[0]).toMatchObject({ held: false, dueAt: click + 300_000 });
    stage.staff('agent-guo').isAlerted('owner', 0);
    await stage.staff('agent-guo').claims();
    await stage.staff('agent-guo').records('reached');
  },
  afternoons,
);

scenario(
  'an absence that leaves a team without anybody loses nothing: empty steps are skipped and the lead is told at once',
  async (stage) => {
    const rota = rotaOf(stage);
    await rota.excuses('agent-li', -60, 3600);
    await rota.excuses('agent-chen', -60, 3600);
    await stage.周女士.answers(angry);
    stage.wang.isAlerted('lead', 0);
    expect(
      stage
        .theCase()
        .timeline.filter((e) => e.type === 'step-skipped')
        .map((e) => e.step),
    ).toEqual(['owner', 'team']);
    await stage.wang.claims();
    await stage.wang.records('reached');
  },
  everyHour,
);

scenario(
  'an absence of one leaves the case to the other, and nobody above is told',
  async (stage) => {
    await rotaOf(stage).excuses('agent-li', -60, 3600);
    await stage.周女士.answers(angry);
    stage.chen.isAlerted('owner', 0);
    await stage.chen.claims();
    await stage.chen.records('reached');
  },
  everyHour,
);

scenario(
  'whoever is absent from second thirty on is not told with the team at second sixty',
  async (stage) => {
    await stage.周女士.answers(angry);
    stage.li.isAlerted('owner', 0);
    await stage.at(30);
    await rotaOf(stage).excuses('agent-li', 30, 3600);
    await stage.at(61);
    stage.chen.isAlerted('team', 60);
    await stage.chen.claims();
    await stage.chen.records('reached');
  },
  everyHour,
);

scenario(
  'after a swap the colleague is told and the requester left alone',
  async (stage) => {
    const rota = rotaOf(stage);
    await rota.swaps('agent-li', 'agent-guo', -60, 3600);
    await rota.swaps('agent-chen', 'agent-gao', -60, 3600);
    await stage.周女士.answers(angry);
    stage.staff('agent-guo').isAlerted('owner', 0);
    await stage.staff('agent-guo').claims();
    await stage.staff('agent-guo').records('reached');
  },
  everyHour,
);
