import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { embeddedSentiment } from '#adapters/sentiment/embedded/embedded.ts';
import { compare, historyFrom } from '../../bin/compared-policies.ts';
import { judgedLine } from '../../bin/judged-line.ts';
import { insurer } from '../contract/examples.ts';
import { naughtyTexts } from '../domain/feedback/any-text.ts';

const command = (file: string, args: string[], input = '') =>
  spawnSync(process.execPath, [fileURLToPath(new URL(`../../bin/${file}`, import.meta.url)), ...args], { input, encoding: 'utf8' });

describe('npm run judge', () => {
  test('answers a line for a line, in order, and says of a bad one what is wrong with it', () => {
    const lines = [
      '{"id":"a","text":"修理厂没人接电话,太差了"}',
      'not json',
      '',
      '{"id":7,"score":{"scale":"nps","value":11}}',
      '{"id":"c","score":{"scale":"csat","value":5},"text":"很满意,谢谢","language":"en"}',
      '{"id":"d"}',
    ];
    const { stdout, stderr, status } = command('judge.ts', [], lines.join('\n'));
    expect([stderr, status]).toEqual(['', 0]);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 'a', unhappy: true, severity: expect.any(String), signals: [], topics: expect.any(Array), reasons: expect.any(Array) },
      { error: 'not JSON' },
      { error: 'an empty line' },
      { id: 7, error: 'score.value: must be a whole number from 0 to 10 for nps' },
      { id: 'c', unhappy: false },
      { id: 'd', error: expect.stringContaining('one of them is needed') },
    ]);
  });

  test('a policy file with faults is named, without a stack', () => {
    const { stderr, status } = command('judge.ts', ['--policy', 'package.json'], '{"text":"好"}');
    expect(status).toBe(2);
    expect(stderr).toContain('package.json');
    expect(stderr).not.toContain('    at ');
  });

  test('whatever the text, there is an answer', async () => {
    const model = embeddedSentiment();
    for (const text of [...naughtyTexts, '\ud800', '坏'.repeat(1_000_000 - 1), 'é'.repeat(50_000)]) {
      const answer = await judgedLine(JSON.stringify({ text }), model, insurer.policy.judgement);
      expect('error' in answer ? answer.error : answer.probability >= 0 && answer.probability <= 1).toBe(true);
    }
    expect(await judgedLine(JSON.stringify({ text: '坏'.repeat(1_000_001) }), model, insurer.policy.judgement)).toHaveProperty('error');
  });

  test('personal data is masked before anything is said', async () => {
    const answer = await judgedLine(
      '{"text":"工号10234的客服挂我电话,我手机13800138000,太差了"}',
      embeddedSentiment(),
      insurer.policy.judgement,
    );
    expect(JSON.stringify(answer)).not.toContain('13800138000');
  });
});

describe('npm run what-if', () => {
  const history = historyFrom(
    [
      '{"id":1,"text":"太差了,没人管","customer":{"id":"a"},"submittedAt":"2026-11-20T10:00:00+08:00"}',
      '{"id":2,"text":"还是没人管","customer":{"id":"a"},"submittedAt":"2026-11-20T11:00:00+08:00"}',
      '{"feedback":{"sourceId":"s3","score":{"scale":"nps","value":5},"customer":{"id":"b"},"submittedAt":"2026-11-21T00:30:00+08:00"}}',
      'broken',
    ].join('\n'),
  );
  const stricter = { ...insurer, policy: { ...insurer.policy, judgement: { ...insurer.policy.judgement, unhappyFrom: 0.25 } } };

  test('counts cases a day, one for each customer, and names what changes', async () => {
    expect(await compare(history, embeddedSentiment(), insurer, stricter)).toMatchObject({
      ...{ feedbacks: 3, days: 2, casesPerDay: { is: 0.5, wouldBe: 1 }, changed: 1 },
      changes: [{ id: 's3', is: { unhappy: false }, wouldBe: { unhappy: true } }],
      errors: [{ line: 4, error: 'not JSON' }],
    });
  });

  test('says how it is used, and which file is missing', () => {
    expect(command('what-if.ts', []).stderr).toContain('--history FILE');
    const { stderr, status } = command('what-if.ts', ['--policy', 'config/policy.json', '--history', 'nowhere.jsonl']);
    expect([status, stderr.includes('nowhere.jsonl'), stderr.includes('    at ')]).toEqual([2, true, false]);
  });
});
