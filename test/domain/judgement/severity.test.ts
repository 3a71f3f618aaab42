import { describe, expect, test } from 'vitest';
import { type Circumstances, gravity } from '#domain/judgement/severity.ts';

type Given = Partial<Omit<Circumstances, 'signals'>> & { signals?: string[] };
const grave = (text: string, { signals = [], ...more }: Given = {}) =>
  gravity({ text, signals: new Set(signals), sentiment: -0.5, lowestScore: false, topics: [], praised: false, ...more });
const leak = '我的信息被泄露了';
const mild = '有点慢';

describe('a matter is urgent', () => {
  test.each<[string, Given, string]>([
    ['救命', { signals: ['emergency'] }, 'may be in danger now'],
    ['查勘员索要红包', {}, 'tells of bribery or abuse by staff'],
    ['今天就找记者', { signals: ['media'] }, 'is about to go public or act as a group'],
    ['集体投诉', { signals: ['complaint'] }, 'is about to go public or act as a group'],
    [`${leak},天天有人打来`, {}, 'personal data is leaking now'],
  ])('%s %j: it %s', (text, given, why) => {
    expect(grave(text, given)).toMatchObject({ severity: 'urgent', why: { en: why } });
    expect(grave(text, { ...given, praised: true, topics: ['digital.upload'] }).severity).toBe('urgent');
  });

  test('only if publicity is declared, and only if the leak goes on', () => {
    expect(grave('今天就找记者').severity).toBe('normal');
    expect(grave('今天就找记者', { signals: ['legal'] }).severity).toBe('high');
    expect(grave('天天有人打来').severity).toBe('normal');
    expect(grave(leak).severity).toBe('high');
  });
});

describe('a matter is high', () => {
  test.each<[string, Given, string]>([
    ['我要投诉', { signals: ['complaint'] }, 'declares a complaint, legal action or publicity'],
    ['律师函', { signals: ['legal'] }, 'declares a complaint, legal action or publicity'],
    ['发抖音', { signals: ['media'] }, 'declares a complaint, legal action or publicity'],
    ['凭什么拒赔', {}, 'disputes a refusal or a settlement'],
    [leak, {}, 'tells of leaked personal data'],
    ['老人等着', { signals: ['vulnerable'] }, 'a vulnerable customer is concerned'],
    ['态度恶劣', {}, 'tells of misconduct by staff'],
    ['已经第三次了', {}, 'has failed more than once'],
    ['一个月了', {}, 'is long overdue'],
  ])('%s %j: it %s', (text, given, why) => expect(grave(text, given)).toMatchObject({ severity: 'high', why: { en: why } }));

  test.each<[string, Given]>([
    ['老人等着', { signals: ['vulnerable'] }],
    ['已经第三次了', {}],
    ['一个月了', {}],
  ])('%s, told mildly, is not', (text, given) => expect(grave(`${mild},${text}`, given).severity).not.toBe('high'));

  test.each(['凭什么拒赔', leak, '态度恶劣'])('%s, even told mildly', (text) => expect(grave(`${mild},${text}`).severity).toBe('high'));
});

describe('a matter is low', () => {
  test('when it is told mildly or about ease of use', () => {
    const why = { zh: '语气较轻,属建议或体验问题', en: 'is mild: a suggestion or a matter of ease' };
    expect(grave(mild)).toEqual({ severity: 'low', why });
    expect(grave(mild, { sentiment: null }).severity).toBe('low');
    for (const topic of ['digital.login', 'digital.upload', 'digital.hard_to_use', 'digital.crash', 'benefit.points', 'branch.queue'])
      expect(grave('慢', { topics: [topic] })).toEqual({ severity: 'low', why });
  });

  test('not when the first topic is another, the lowest score was given, or the text is furious', () => {
    for (const topics of [['repair.slow', 'digital.login'], ['digital.other'], ['my.benefit.points']])
      expect(grave('慢', { topics }).severity).toBe('normal');
    expect(grave(mild, { lowestScore: true }).severity).toBe('normal');
    expect(grave('慢', { topics: ['digital.login'], lowestScore: true }).severity).toBe('normal');
    expect(grave(mild, { sentiment: -0.85 }).severity).toBe('normal');
    expect(grave(mild, { sentiment: -0.84 }).severity).toBe('low');
  });

  test('never when a vulnerable person is concerned', () =>
    expect(grave(mild, { signals: ['vulnerable'] })).toEqual({ severity: 'normal' }));

  test('when the words praise, unless something was declared', () => {
    expect(grave('凭什么拒赔', { praised: true })).toMatchObject({
      severity: 'low',
      why: { en: 'the words praise: check whether the scale was reversed' },
    });
    expect(grave('律师函', { praised: true, signals: ['legal'] }).severity).toBe('high');
  });
});

test('any other matter is normal, and needs no explanation', () => {
  expect(grave('修理厂没消息')).toEqual({ severity: 'normal' });
});

test('whatever the reason, it is told in both languages', () => {
  const texts = ['救命', '索要红包', '今天找记者', '信息被泄露,天天', '拒赔', leak, '态度恶劣', '第三次了', '一个月了', mild];
  const told = texts.flatMap((text) => [[], ['emergency'], ['media'], ['vulnerable']].map((signals) => grave(text, { signals }).why));
  told.push(grave('好', { praised: true }).why);
  const reasons = new Map(told.flatMap((why) => (why ? [[why.en, why.zh]] : [])));
  expect(reasons.size).toBe(13);
  for (const [en, zh] of reasons) expect([/^[a-z]/.test(en), /^\p{Script=Han}/u.test(zh)]).toEqual([true, true]);
});
