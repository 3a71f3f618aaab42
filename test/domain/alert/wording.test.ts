import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseCard, SummaryCard } from '#domain/alert/channel.ts';
import { parametersOf, plainText, wordingOf } from '#domain/alert/wording.ts';

const card: CaseCard = {
  kind: 'case',
  alertId: 'c1.1.team.0.agent-li',
  caseId: 'c1',
  step: 'team',
  stepName: { zh: '全组可认领', en: 'whole team may claim' },
  recipient: 'agent-li',
  recipientName: '李敏',
  severity: 'urgent',
  touchpoint: 'claims.motor.repair.progress',
  touchpointName: { zh: '车险维修·进度', en: 'Motor repair: progress' },
  dueAt: '2026-11-20T02:05:00.000Z',
  dueClock: '10:05',
  secondsLeft: 200,
  offersApology: false,
  link: 'https://earshot.example/cases/c1',
};
const of = (changes: Partial<CaseCard>) => wordingOf({ ...card, ...changes });

describe('a card in words', () => {
  test('says first how urgent it is, what it is about, how long is left and until when; then who is asked for what', () => {
    expect(of({})).toEqual({
      title: {
        zh: '【紧急】回访工单 车险维修·进度 还剩3分20秒（时限 10:05）',
        en: '[Urgent] Callback: Motor repair: progress, 3 min 20 s left (due 10:05)',
      },
      lines: [{ zh: '李敏：全组可认领', en: '李敏: whole team may claim' }],
      link: 'https://earshot.example/cases/c1',
      acknowledge: undefined,
      urgency: 'high',
    });
    expect(plainText(of({})).split('\n').slice(0, 2)).toEqual([of({}).title.zh, '李敏：全组可认领']);
  });

  test.each([
    [0, '还剩0秒', '0 s left'],
    [59, '还剩59秒', '59 s left'],
    [60, '还剩1分', '1 min left'],
    [3661, '还剩1小时1分', '1 h 1 min left'],
    [-12, '已超时12秒', '12 s late'],
    [-7200, '已超时2小时', '2 h late'],
  ])('counts %i seconds as %s', (secondsLeft, zh, en) => {
    const { title } = of({ secondsLeft });
    expect([title.zh.includes(` ${zh}（`), title.en.includes(`, ${en} (`)]).toEqual([true, true]);
  });

  test('offers the apology where the step does', () => {
    expect([of({ offersApology: true }).lines.length, of({}).lines.length]).toEqual([2, 1]);
  });

  test('is of high urgency for an urgent case, and when less than two minutes are left', () => {
    const calm = { severity: 'normal', secondsLeft: 120 };
    expect([of({}), of(calm), of({ ...calm, secondsLeft: 119 })].map(({ urgency }) => urgency)).toEqual(['high', 'normal', 'high']);
  });

  test('no name, whatever stands in it, begins a line of its own', () => {
    const anything = fc.string({
      unit: fc.constantFrom('a', '中', '\r', '\n', '\u2028', '\u0000', '\u202e', ' ', '<', '*'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(anything, anything, anything, (zh, en, recipientName) => {
        const named = { zh, en };
        const words = plainText(of({ touchpointName: named, stepName: named, recipientName }));
        expect(words.split('\n')).toHaveLength(4);
        expect(words.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('a summary in words', () => {
  const one = {
    caseId: 'c1',
    severity: 'urgent',
    touchpointName: card.touchpointName,
    dueAt: card.dueAt,
    dueClock: '10:05',
    link: card.link,
  };
  const summary: SummaryCard = {
    kind: 'summary',
    alertId: 'sms/agent-li@1',
    recipient: 'agent-li',
    recipientName: '李敏',
    count: 12,
    notices: [],
    bySeverity: { normal: 9, urgent: 2, low: 1 },
    mostUrgent: [one, { ...one, severity: 'normal' }],
    link: 'https://earshot.example/queue',
  };

  test('says how many, how many of each severity from the gravest on, and the most urgent ones', () => {
    expect(wordingOf(summary)).toEqual({
      title: { zh: '回访工单 12 件待处理', en: '12 cases are waiting for a callback' },
      lines: [
        { zh: '紧急 2，中度 9，轻度 1', en: 'Urgent 2, Normal 9, Low 1' },
        { zh: '紧急 车险维修·进度（时限 10:05）', en: 'Urgent: Motor repair: progress (due 10:05)' },
        { zh: '中度 车险维修·进度（时限 10:05）', en: 'Normal: Motor repair: progress (due 10:05)' },
      ],
      link: 'https://earshot.example/queue',
      acknowledge: undefined,
      urgency: 'high',
    });
    expect(wordingOf({ ...summary, bySeverity: { low: 1 } }).urgency).toBe('normal');
  });

  test('fills a template with the count', () => {
    expect(parametersOf(summary)).toEqual({ zh: { recipient: '李敏', count: '12' }, en: { recipient: '李敏', count: '12' } });
  });
});
