import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadInsurer } from '#config/load.ts';
import { accept } from '#domain/feedback/accept.ts';
import { lineOf } from '#domain/feedback/catalogue.ts';
import { severities } from '#domain/judgement/judgement.ts';

type Item = {
  feedback: {
    source: string;
    sourceId: string;
    touchpoint: string;
    customer: { id: string; name: string; phone?: string };
    score?: { scale: string; value: number };
    options?: string[];
    comment?: string;
    language?: string;
  };
  expected: { unhappy: boolean; severity: string };
};

const items: Item[] = readFileSync('config/sample-feedback.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const { catalogue } = loadInsurer();
const { clients } = JSON.parse(readFileSync('config/users.json', 'utf8')) as { clients: { source: string }[] };
const shareOf = (is: (item: Item) => boolean, among = items) => among.filter(is).length / among.length;
const said = (words: string) => items.find((item) => item.feedback.comment?.includes(words))!;

describe('the sample feedback', () => {
  test('has at least 320 items, each with an id of its own', () => {
    expect(items.length).toBeGreaterThanOrEqual(320);
    expect(new Set(items.map((item) => item.feedback.sourceId)).size).toBe(items.length);
  });

  test('would be accepted whole once the click is stamped', () => {
    const receivedAt = Date.parse('2026-11-22T09:30:00+08:00');
    const context = { catalogueTouchpoints: new Set(catalogue.touchpoints.map((t) => t.id)), receivedAt, digest: (text: string) => text };
    for (const { feedback } of items) {
      const accepted = accept({ ...feedback, submittedAt: new Date(receivedAt).toISOString() }, context);
      expect(accepted, feedback.sourceId).toMatchObject({ ok: true });
    }
  });

  test('comes only from sources that have a client', () => {
    const sources = clients.map((client) => client.source);
    expect(items.filter((item) => !sources.includes(item.feedback.source))).toEqual([]);
  });

  test('says what is expected in the words of a judgement', () => {
    for (const { expected, feedback } of items) {
      expect(severities, feedback.sourceId).toContain(expected.severity);
      if (!expected.unhappy) expect(expected.severity, feedback.sourceId).toBe('low');
    }
  });

  test('is unhappy in about three of ten, at every severity', () => {
    const unhappy = shareOf((item) => item.expected.unhappy);
    expect(unhappy).toBeGreaterThan(0.25);
    expect(unhappy).toBeLessThan(0.32);
    for (const severity of severities)
      expect(items.filter((i) => i.expected.unhappy && i.expected.severity === severity).length).toBeGreaterThan(5);
  });

  test('spreads over the lines about as the catalogue says, and over many touchpoints', () => {
    for (const line of catalogue.lines) {
      const share = shareOf((item) => lineOf(item.feedback.touchpoint) === line.id) * 100;
      expect(Math.abs(share - line.share), `${line.id} ${share.toFixed(1)} %`).toBeLessThan(4);
      expect(share).toBeGreaterThan(0);
    }
    expect(new Set(items.map((item) => item.feedback.touchpoint)).size).toBeGreaterThan(150);
  });

  test('is English in about a fifth of its comments, Chinese otherwise', () => {
    const texts = items.filter((item) => item.feedback.comment);
    const english = shareOf((item) => item.feedback.language === 'en', texts);
    expect(english).toBeGreaterThan(0.15);
    expect(english).toBeLessThan(0.25);
    for (const { feedback } of texts) expect(/\p{Script=Han}/u.test(feedback.comment!)).toBe(feedback.language === 'zh');
  });

  test('uses every scale, options alone and scores alone', () => {
    for (const scale of ['nps', 'csat', 'ces']) expect(items.filter((i) => i.feedback.score?.scale === scale).length).toBeGreaterThan(40);
    expect(items.some(({ feedback: f }) => f.score && !f.comment && !f.options)).toBe(true);
    expect(items.some(({ feedback: f }) => !f.score && !f.comment && f.options)).toBe(true);
    expect(items.some(({ feedback: f }) => !f.score && f.comment)).toBe(true);
  });

  test('never says the same twice', () => {
    const comments = items.flatMap((item) => item.feedback.comment ?? []);
    expect(new Set(comments).size).toBe(comments.length);
  });

  test('lets some customers speak again, under one name', () => {
    const byCustomer = Map.groupBy(items, (item) => item.feedback.customer.id);
    expect([...byCustomer.values()].filter((own) => own.length > 1).length).toBeGreaterThanOrEqual(5);
    for (const own of byCustomer.values()) expect(new Set(own.map((item) => item.feedback.customer.name)).size).toBe(1);
  });

  test('has only telephone numbers that nobody has', () => {
    for (const { feedback } of items) expect(feedback.customer.phone ?? '138 0000 0000').toMatch(/^138 0000 \d{4}$/);
  });

  test.each([
    ['a threat with a full score', '今晚就发抖音曝光', 'urgent'],
    ['fury with a high score', 'Giving you a 10', 'high'],
    ['irony with a full score', '可真“快”啊', 'normal'],
    ['danger to life', '不想活了', 'urgent'],
    ['a formal letter', '尊敬的保险公司领导', 'high'],
  ])('finds %s unhappy', (_, words, severity) => {
    expect(said(words).expected).toEqual({ unhappy: true, severity });
  });

  test.each(['没有投诉', '律师责任险报', '单号12378', '气死我了', '老人机', '法院让我来办', 'No complaints at all', '非常满意'])(
    'does not fall into the trap of “%s”',
    (words) => {
      expect(said(words).expected.unhappy).toBe(false);
    },
  );

  test('carries numbers to be masked: an identity card and a bank card, both made up', () => {
    expect(said('身份证').feedback.comment).toMatch(/\d{17}[\dX]/);
    expect(said('我的卡号是').feedback.comment).toMatch(/\d{19}/);
  });
});
