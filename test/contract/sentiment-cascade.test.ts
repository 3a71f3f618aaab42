import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { breaking } from '#adapters/sentiment/breaker.ts';
import { cascade } from '#adapters/sentiment/cascade.ts';
import { sentimentModel } from '#adapters/sentiment/model.ts';
import { type SentimentModel, SentimentUnavailable, sentimentModels } from '#domain/judgement/sentiment.ts';
import { reading } from '../domain/judgement/reading.ts';
import { sentimentBattery } from './sentiment-battery.ts';
import { comprehendServer } from './sentiment-comprehend-server.ts';

const server = await comprehendServer();
const client = () =>
  new ComprehendClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
beforeEach(() => {
  server.asked.length = 0;
  server.state.trouble = undefined;
});
afterAll(() => server.close());

for (const choice of sentimentModels) sentimentBattery(`as deployed: ${choice}`, () => sentimentModel(choice, client));

describe('the cascade', () => {
  test('asks Comprehend only where the embedded model is not sure', async () => {
    const sure: SentimentModel = { read: async (texts) => texts.map(({ text }) => reading(text === '拿不准' ? -0.5 : -0.95, '原话')) };
    const model = cascade(sure, { read: async (texts) => texts.map(() => reading(0.9, '别处')) });
    expect(await model.read([{ text: '拿不准' }, { text: '肯定' }])).toEqual([
      { ...reading(0.9), evidence: ['原话'] },
      { ...reading(-0.95), evidence: ['原话'] },
    ]);
  });

  test('tells what the embedded model heard when Comprehend is out of reach', async () => {
    server.state.trouble = 'throttled';
    const error = await sentimentModel('comprehend', client)
      .read([{ text: '修理厂没人接电话,太差了' }])
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(SentimentUnavailable);
    expect((error as SentimentUnavailable).guess?.unhappy).toBeGreaterThan(0.5);
  });

  test('does not hide a fault that is no outage', async () => {
    const broken = { read: () => Promise.reject(new TypeError('a fault of ours')) };
    await expect(cascade({ read: async () => [reading(-0.5)] }, broken).read([{ text: '拿不准' }])).rejects.toThrow(TypeError);
  });
});

describe('the circuit breaker', () => {
  test('after three failures in a row nobody waits, and ten seconds later one call tries again', async () => {
    vi.useFakeTimers();
    try {
      let calls = 0;
      let down = true;
      const model = breaking({
        async read(texts) {
          calls++;
          if (down) throw new SentimentUnavailable('timeout');
          return texts.map(() => reading(0.5));
        },
      });
      const read = () => model.read([{ text: '好' }]);
      for (let i = 0; i < 5; i++) await expect(read()).rejects.toThrow(SentimentUnavailable);
      expect(calls).toBe(3);
      vi.advanceTimersByTime(10_001);
      down = false;
      expect(await read()).toEqual([reading(0.5)]);
      expect(await read()).toEqual([reading(0.5)]);
      expect(calls).toBe(5);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a fault that is no outage passes through and opens nothing', async () => {
    let calls = 0;
    const model = breaking({
      read() {
        calls++;
        return Promise.reject(new TypeError('a fault of ours'));
      },
    });
    for (let i = 0; i < 5; i++) await expect(model.read([{ text: '好' }])).rejects.toThrow(TypeError);
    expect(calls).toBe(5);
  });
});
