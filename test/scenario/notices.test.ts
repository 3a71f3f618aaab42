import { expect } from 'vitest';
import type { Insurer } from '#domain/insurer.ts';
import { rotaOf } from './rota-desk.ts';
import { scenario } from './scenario.ts';

const hour = 3600;
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
/** Everybody is there at every hour, and only one callback team exists. */
const everyHour = (i: Insurer): Insurer => ({
  ...i,
  calendars: i.calendars.map((c) => ({ ...c, hours: always, observesHolidays: false })),
  rota: i.rota.map((e) => ({ ...e, shifts: always })),
});
const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };

scenario(
  'nobody will be there tomorrow morning: the lead on duty is told today, once, and not again every minute',
  async (stage) => {
    const rota = rotaOf(stage);
    await rota.excuses('agent-li', 20 * hour, 21 * hour);
    await rota.excuses('agent-chen', 20 * hour, 21 * hour);
    await rota.minutes(30);
    stage.wang.isAlerted('gap', 0);
  },
  everyHour,
);

scenario(
  'one of two is away tomorrow: there is no gap, and nobody is told',
  async (stage) => {
    const rota = rotaOf(stage);
    await rota.excuses('agent-li', 20 * hour, 21 * hour);
    await rota.minutes(3);
    expect(stage.world.sent).toEqual([]);
  },
  everyHour,
);

scenario(
  'a gap farther ahead than a day is told when it comes within a day',
  async (stage) => {
    const rota = rotaOf(stage);
    await rota.excuses('agent-li', 24 * hour + 600, 26 * hour);
    await rota.excuses('agent-chen', 24 * hour + 600, 26 * hour);
    await rota.minutes(10);
    expect(stage.world.sent).toEqual([]);
    await rota.minutes(3);
    stage.wang.isAlerted('gap', 660);
  },
  everyHour,
);

scenario(
  'the lead of all teams is away: whoever is above her is told once that nobody leads',
  async (stage) => {
    const rota = rotaOf(stage);
    await rota.excuses('lead-wang', -60, 2 * hour);
    await rota.minutes(2);
    stage.zhou.isAlerted('gap', 0);
  },
  everyHour,
);

scenario(
  'somebody is found for the gap before the message could be sent: nobody is alarmed any more',
  async (stage) => {
    const rota = rotaOf(stage);
    stage.world.lose.alerts = true;
    await rota.excuses('agent-li', 20 * hour, 21 * hour);
    await rota.excuses('agent-chen', 20 * hour, 21 * hour);
    await rota.minutes(1);
    stage.world.lose.alerts = false;
    await rota.puts('agent-guo', 19 * hour, 22 * hour);
    await stage.world.sweep();
    await stage.at(300);
    const rows = stage.world.ledger.all();
    expect(rows.map((d) => [d.step, d.at.cancelled !== undefined, d.note])).toEqual([['gap', true, 'it is not so any more']]);
  },
  everyHour,
);

scenario(
  'a message about a gap that got lost is found by the sweeper and still told in time',
  async (stage) => {
    const rota = rotaOf(stage);
    stage.world.lose.alerts = true;
    await rota.excuses('agent-li', 20 * hour, 21 * hour);
    await rota.excuses('agent-chen', 20 * hour, 21 * hour);
    await rota.minutes(1);
    stage.world.lose.alerts = false;
    await stage.world.sweep();
    await stage.at(61);
    stage.wang.isAlerted('gap', 60);
  },
  everyHour,
);

scenario(
  'a swap: the colleague is asked, agrees, the lead is asked, approves, and both are told',
  async (stage) => {
    const rota = rotaOf(stage);
    const guo = stage.staff('agent-guo');
    await rota.asksToSwap('agent-li', 'agent-guo', hour, 2 * hour);
    guo.isAlerted('swap-asked', 0);
    await rota.decides('agent-guo', 'agree');
    stage.wang.isAlerted('swap-agreed', 0);
    await rota.decides('lead-wang', 'approve');
    stage.li.isAlerted('swap-approved', 0);
    guo.isAlerted('swap-approved', 0);
    await rota.minutes(2);
  },
  everyHour,
);

scenario(
  'a swap that the colleague declines: only whoever asked is told, and the lead is left alone',
  async (stage) => {
    const rota = rotaOf(stage);
    await rota.asksToSwap('agent-li', 'agent-guo', hour, 2 * hour);
    stage.staff('agent-guo').isAlerted('swap-asked', 0);
    await rota.decides('agent-guo', 'decline');
    stage.li.isAlerted('swap-declined', 0);
    await rota.minutes(2);
  },
  everyHour,
);

scenario(
  'a notice does not keep a case waiting: both arrive',
  async (stage) => {
    const rota = rotaOf(stage);
    await rota.excuses('agent-li', 20 * hour, 21 * hour);
    await rota.excuses('agent-chen', 20 * hour, 21 * hour);
    await stage.周女士.answers(angry);
    stage.li.isAlerted('owner', 0);
    await stage.li.claims();
    await stage.li.records('reached');
    await rota.minutes(1);
    stage.wang.isAlerted('gap', 0);
  },
  everyHour,
);
