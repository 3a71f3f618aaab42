import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { comprehendSentiment } from '#adapters/sentiment/comprehend.ts';
import { languageOf, longestPart, partsOf } from '#adapters/sentiment/comprehend-parts.ts';
import { SentimentUnavailable, toneOf } from '#domain/judgement/sentiment.ts';
import { sentimentBattery } from './sentiment-battery.ts';
import { comprehendServer } from './sentiment-comprehend-server.ts';

const server = await comprehendServer();
const client = new ComprehendClient({
  endpoint: server.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
});
const model = comprehendSentiment(client, { timeout: 300 });
const heard = (...texts: string[]) => texts.map((text) => ({ text }));

beforeEach(() => {
  server.asked.length = 0;
  server.state.trouble = undefined;
  server.state.refuses = () => false;
});
afterAll(() => server.close());

sentimentBattery('comprehend', () => comprehendSentiment(client));

describe('the Comprehend adapter', () => {
  test('never sends more than 25 texts a call, nor a part over 500 characters', async () => {
    await model.read(heard(...Array.from({ length: 70 }, (_, i) => `第${i}条`), '很长的一句话'.repeat(800)));
    expect(server.asked.length).toBeGreaterThanOrEqual(4);
    for (const { TextList } of server.asked) {
      expect(TextList.length).toBeLessThanOrEqual(25);
      for (const text of TextList) expect(Array.from(text).length).toBeLessThanOrEqual(longestPart);
    }
  });

  test('asks for each text in its own language', async () => {
    await model.read(heard('修理厂没人接', '修理廠電話沒人接聽', 'nobody answers'));
    expect(server.asked.map(({ LanguageCode }) => LanguageCode).sort()).toEqual(['en', 'zh', 'zh-TW']);
  });

  test('a mixed text counts as mild discontent', async () => {
    const [read] = await model.read(heard('态度满意,结果太差'));
    expect(toneOf(read!)).toBeLessThan(-0.25);
    expect(toneOf(read!)).toBeGreaterThan(-0.7);
  });

  test('a part refused for the moment is asked again, alone', async () => {
    server.state.refuses = (text, times) => text.includes('稍后') && times === 1;
    const read = await model.read(heard('非常满意', '稍后再读,没人接'));
    expect(read.map((one) => Math.sign(toneOf(one)))).toEqual([1, -1]);
  });

  test('a text refused again and again is unavailable', async () => {
    server.state.refuses = (text) => text.includes('拒读');
    await expect(model.read(heard('拒读'))).rejects.toThrow(SentimentUnavailable);
  });

  test.each(['throttled', 'broken', 'slow', 'garbled'] as const)(
    'when Comprehend is %s the port says unavailable, in time',
    async (trouble) => {
      server.state.trouble = trouble;
      const started = performance.now();
      await expect(model.read(heard('没人接'))).rejects.toThrow(SentimentUnavailable);
      expect(performance.now() - started).toBeLessThan(1500);
    },
  );

  test('when nobody listens the port says unavailable', async () => {
    const gone = new ComprehendClient({
      endpoint: 'http://127.0.0.1:9',
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
    await expect(comprehendSentiment(gone).read(heard('没人接'))).rejects.toThrow(SentimentUnavailable);
  });
});

describe('parts of a long text', () => {
  test('keep whole sentences and lose no word', () => {
    const text = '第一句话说了这些。第二句话又说了那些!'.repeat(60);
    const parts = partsOf(text);
    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => /[。!]$/.test(part))).toBe(true);
  });

  test('never cut a character in two, even where half a pair was sent', () => {
    expect(partsOf('😀'.repeat(1200)).every((part) => part.isWellFormed())).toBe(true);
    expect(partsOf('\ud83d坏').every((part) => part.isWellFormed())).toBe(true);
  });

  test('the script decides the language, the hint only between variants', () => {
    expect(languageOf({ text: '没人接电话', language: 'en' })).toBe('zh');
    expect(languageOf({ text: '好的', language: 'zh-HK' })).toBe('zh-TW');
    expect(languageOf({ text: 'no answer', language: 'zh-CN' })).toBe('en');
  });
});
