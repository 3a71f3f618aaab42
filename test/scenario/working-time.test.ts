import { expect } from 'vitest';
import type { Calendar, Holidays } from '#domain/calendar/calendar.ts';
import { type Deadline, deadlinesOf } from '#domain/case/deadlines.ts';
import type { Insurer } from '#domain/insurer.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { click, type Stage, scenario } from './scenario.ts';

const angry = { nps: 1, comment: '修理厂三天不接电话,气死人了' };
const second = (at: string) => (Date.parse(`${at}+08:00`) - click) / 1000;
const shown = (at: string) => new Date(`${at}+08:00`).toISOString();
const deadline = ({ theCase, world }: Pick<Stage, 'theCase' | 'world'>, kind: Deadline['kind']) =>
  deadlinesOf(theCase(), world.now(), world.insurer.timeZone).findLast((d) => d.kind === kind);

const changed = (id: string, change: Partial<Calendar>) => (i: Insurer) => ({
  ...i,
  calendars: i.calendars.map((c) => (c.id === id ? { ...c, ...change } : c)),
});
const atLunch = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30', breaks: [{ from: '12:00', to: '13:30' }] }];
const lunch = changed('branch-workdays', { hours: atLunch });
/** A holiday from Saturday to Tuesday, for which the Saturday after it is worked. */
const official: Holidays = {
  years: [{ year: 2026, source: 'test', daysOff: ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'], workdays: ['2026-11-28'] }],
};
const onHoliday = (i: Insurer): Insurer => ({ ...i, holidays: official });
const callbackDesk = (change: Partial<Calendar>) => changed('always', change);
const byDay = callbackDesk({ hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }] });

/** Reached by Li at that time. */
async function reachedAt(when: string, { 周女士, li, at }: Stage): Promise<void> {
  await at(second(when));
  await 周女士.answers(angry);
  li.isAlerted('owner');
  await li.claims();
  await li.records('reached');
}

async function handedOver(when: string, team: string, receiver: string, stage: Stage): Promise<void> {
  await reachedAt(when, stage);
  await stage.li.transfersTo(team);
  stage.staff(receiver).isAlerted('transferred');
}

scenario('what a branch is handed on a Friday evening is due on Monday morning: over the weekend nobody hears of it', async (stage) => {
  await handedOver('2026-11-20T16:30:00', 'branch-beijing', 'agent-bai', stage);
  expect(deadline(stage, 'handling')).toMatchObject({ dueAt: shown('2026-11-23T09:30:00'), state: 'pending' });
  await stage.at(second('2026-11-23T09:29:59'));
  expect(stage.unexpected()).toEqual([]);
  await stage.at(second('2026-11-23T09:30:02'));
  stage.staff('agent-bai').isAlerted('handling-1', second('2026-11-23T09:30:01'));
  stage.li.isAlerted('handling-1', second('2026-11-23T09:30:01'));
});

scenario('what a team that never closes is handed on a Friday evening is due the same evening', async (stage) => {
  await handedOver('2026-11-20T16:30:00', 'claims', 'agent-sun', stage);
  expect(deadline(stage, 'handling')).toMatchObject({ dueAt: shown('2026-11-20T18:30:00') });
  await stage.at(second('2026-11-20T18:30:02'));
  stage.sun.isAlerted('handling-1', second('2026-11-20T18:30:01'));
  stage.li.isAlerted('handling-1', second('2026-11-20T18:30:01'));
});

scenario(
  'a branch that is at lunch need not hurry',
  async (stage) => {
    await handedOver('2026-11-20T11:30:00', 'branch-beijing', 'agent-kang', stage);
    expect(deadline(stage, 'handling')).toMatchObject({
      dueAt: shown('2026-11-20T15:00:00'),
      reason: {
        zh: '转办后 2 小时（工作时间）内须有处理：11/20 11:30–12:00 计 30 分钟，11/20 13:30–15:00 计 1 小时 30 分钟；跳过休息时间',
      },
    });
    await stage.at(second('2026-11-20T14:59:59'));
  },
  lunch,
);

scenario('a branch that works through lunch has to be done before', async (stage) => {
  await handedOver('2026-11-20T11:30:00', 'branch-beijing', 'agent-kang', stage);
  expect(deadline(stage, 'handling')).toMatchObject({ dueAt: shown('2026-11-20T13:30:00'), reason: { zh: '转办后 2 小时内须有处理' } });
  await stage.at(second('2026-11-20T13:30:02'));
  stage.staff('agent-kang').isAlerted('handling-1');
  stage.li.isAlerted('handling-1');
});

scenario(
  'a holiday is nobody’s working time, and the deadline says which days it passed over',
  async (stage) => {
    await handedOver('2026-11-20T16:30:00', 'branch-beijing', 'agent-bai', stage);
    expect(deadline(stage, 'handling')).toMatchObject({
      dueAt: shown('2026-11-25T09:30:00'),
      reason: {
        zh: expect.stringContaining('跳过夜间、节假日 11/21–11/24'),
        en: expect.stringContaining('the holidays 21 Nov–24 Nov passed over'),
      },
    });
    await stage.at(second('2026-11-25T09:29:59'));
  },
  onHoliday,
);

scenario(
  'a desk that does not keep holidays is working on them',
  async (stage) => {
    await handedOver('2026-11-21T16:30:00', 'health', 'agent-su', stage);
    expect(deadline(stage, 'handling')).toMatchObject({ dueAt: shown('2026-11-21T18:30:00'), reason: { zh: '转办后 2 小时内须有处理' } });
  },
  onHoliday,
);

scenario(
  'a make-up Saturday (调休) is a working day, and the deadline names it',
  async (stage) => {
    await handedOver('2026-11-27T16:30:00', 'branch-beijing', 'agent-bai', stage);
    expect(deadline(stage, 'handling')).toMatchObject({
      dueAt: shown('2026-11-28T09:30:00'),
      reason: { zh: expect.stringContaining('11/28 调休上班'), en: expect.stringContaining('make-up workday 28 Nov') },
    });
    await stage.at(second('2026-11-28T09:30:02'));
    stage.staff('agent-bai').isAlerted('handling-1');
    stage.li.isAlerted('handling-1');
  },
  onHoliday,
);

scenario('an ordinary Saturday is none', async (stage) => {
  await handedOver('2026-11-27T16:30:00', 'branch-beijing', 'agent-bai', stage);
  expect(deadline(stage, 'handling')).toMatchObject({
    dueAt: shown('2026-11-30T09:30:00'),
    reason: { zh: expect.not.stringContaining('调休'), en: expect.stringContaining('weekends passed over') },
  });
});

scenario(
  'whoever finds nobody shortly before closing time keeps the case over the weekend, and calls again on Monday',
  async (stage) => {
    const { 周女士, li, at, theCase } = stage;
    await at(second('2026-11-20T17:30:00'));
    await 周女士.answers(angry);
    li.isAlerted('owner');
    await li.claims();
    await li.records('noanswer');
    expect(deadline(stage, 'claim')).toMatchObject({
      dueAt: shown('2026-11-23T09:30:00'),
      reason: {
        zh: '未接通，1 小时（工作时间）内未再次拨打将退回团队：11/20 17:30–18:00 计 30 分钟，11/23 09:00–09:30 计 30 分钟；跳过夜间、周末',
        en: 'Returns to the team when no further attempt is made within 1 h of working time: 20 Nov 17:30–18:00 counts 30 min, 23 Nov 09:00–09:30 counts 30 min; nights, weekends passed over',
      },
    });
    await at(second('2026-11-23T09:20:00'));
    expect(theCase().matter).toMatchObject({ state: 'claimed', owner: 'agent-li' });
    await li.records('reached');
  },
  byDay,
);

scenario(
  'whoever finds nobody in the middle of the day and forgets it loses the case after an hour',
  async (stage) => {
    const { 周女士, li, chen, wang, at, theCase, ignoresAlertsSoFar } = stage;
    await at(second('2026-11-20T14:00:00'));
    await 周女士.answers(angry);
    await li.claims();
    await li.records('noanswer');
    ignoresAlertsSoFar();
    expect(deadline(stage, 'claim')).toMatchObject({ reason: { zh: '未接通，1 小时内未再次拨打将退回团队' } });
    await at(second('2026-11-20T14:59:59'));
    expect(theCase().matter.state).toBe('claimed');
    await at(second('2026-11-20T15:00:01'));
    expect(theCase().matter.state).toBe('open');
    li.isAlerted('team');
    chen.isAlerted('team');
    wang.isAlerted('lead');
    ignoresAlertsSoFar();
  },
  byDay,
);

scenario('a customer reached on Friday afternoon is solved by a branch until Monday afternoon', async (stage) => {
  const { staff, at } = stage;
  await handedOver('2026-11-20T16:00:00', 'branch-beijing', 'agent-bai', stage);
  await staff('agent-bai').notes();
  expect(deadline(stage, 'follow-up')).toMatchObject({
    dueAt: shown('2026-11-23T16:00:00'),
    state: 'pending',
    reason: { zh: '已联系上客户，须在 24 小时（只计工作日）内处理完：跳过周末。每次回访、转办或改派后重新计时' },
  });
  await at(second('2026-11-23T15:59:59'));
  expect(stage.unexpected()).toEqual([]);
  await at(second('2026-11-23T16:00:01'));
  staff('agent-bai').isAlerted('unresolved-1', second('2026-11-23T16:00:00'));
});

scenario('a customer reached on Friday afternoon is solved by a team of all days until Saturday afternoon', async (stage) => {
  const { sun, at } = stage;
  await handedOver('2026-11-20T16:00:00', 'claims', 'agent-sun', stage);
  await sun.notes();
  expect(deadline(stage, 'follow-up')).toMatchObject({
    dueAt: shown('2026-11-21T16:00:00'),
    reason: { zh: '已联系上客户，须在 24 小时内处理完。每次回访、转办或改派后重新计时' },
  });
  await at(second('2026-11-21T16:00:01'));
  sun.isAlerted('unresolved-1', second('2026-11-21T16:00:00'));
});

scenario('a new calendar moves no deadline that stands, nor its reason; what comes after it counts by the new one', async (stage) => {
  const { world, staff, at } = stage;
  const bai = staff('agent-bai');
  await handedOver('2026-11-20T16:30:00', 'branch-beijing', 'agent-bai', stage);
  const before = [deadline(stage, 'handling'), deadline(stage, 'follow-up')];
  const saturdays = changed('branch-workdays', { hours: [{ days: [1, 2, 3, 4, 5, 6], from: '08:30', to: '20:00' }] })(world.insurer);
  world.ports.duty = dutyOf(saturdays);
  await at(second('2026-11-21T08:30:00'));
  expect([deadline(stage, 'handling'), deadline(stage, 'follow-up')]).toEqual(before);
  await bai.transfersTo('branch-guangdong');
  staff('agent-jiang').isAlerted('transferred');
  expect(deadline(stage, 'handling')).toMatchObject({ dueAt: shown('2026-11-21T10:30:00') });
});

scenario(
  'who is unhappy at lunch is called when it is over',
  async ({ 周女士, li, at, theCase }) => {
    await at(second('2026-11-20T12:10:00'));
    await 周女士.answers(angry);
    expect(theCase().matter).toEqual({ state: 'held', until: Date.parse('2026-11-20T13:30:00+08:00') });
    await at(second('2026-11-20T13:30:01'));
    li.isAlerted('owner', second('2026-11-20T13:30:00'));
    await li.claims();
    await li.records('reached');
  },
  callbackDesk({ hours: atLunch }),
);

scenario(
  'who is unhappy before lunch is called before it',
  async ({ 周女士, li, at, theCase }) => {
    await at(second('2026-11-20T11:50:00'));
    await 周女士.answers(angry);
    li.isAlerted('owner', second('2026-11-20T11:50:00'));
    expect(theCase().rounds[0]!.dueAt).toBe(Date.parse('2026-11-20T11:55:00+08:00'));
    await li.claims();
    await li.records('reached');
  },
  callbackDesk({ hours: atLunch }),
);

scenario('every deadline of a case says how it came about, in both languages, and in no bare seconds', async (stage) => {
  const { 周女士, li, at } = stage;
  await at(second('2026-11-20T16:30:00'));
  await 周女士.answers(angry);
  li.isAlerted('owner');
  const said = () => deadlinesOf(stage.theCase(), stage.world.now(), stage.world.insurer.timeZone).map((d) => [d.kind, d.reason] as const);
  const all = new Map(said());
  const keep = () => said().forEach(([kind, reason]) => void all.set(kind, reason));
  await li.claims();
  keep();
  await li.records('later', undefined, second('2026-11-20T17:00:00'));
  keep();
  await li.records('reached');
  await li.transfersTo('branch-beijing');
  stage.staff('agent-bai').isAlerted('transferred');
  keep();
  await stage.staff('agent-bai').resolves(second('2026-11-24T12:00:00'));
  keep();
  expect([...all.keys()].sort()).toEqual(['appointment', 'callback', 'claim', 'confirmation', 'follow-up', 'handling', 'promise']);
  for (const [kind, { zh, en }] of all) {
    expect(zh, kind).toMatch(/[\u4e00-\u9fff]/);
    expect(zh, kind).not.toMatch(/\d{3,} 秒|[,;:](?!\d)/);
    expect(en, kind).not.toMatch(/\d{3,} s\b|[\u4e00-\u9fff]/);
  }
});
