import { expect, test } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { datesOf } from '#domain/insight/period.ts';
import { readFacts } from '#domain/insight/read-facts.ts';
import { second, stages } from '../case/stages.ts';

const period = { from: '2026-01-01', to: '2027-02-04' };

test('a long period is read in parts, every day once, a few of them at a time', async () => {
  const asked: string[] = [];
  let [running, most] = [0, 0];
  const ofDays = async (dates: string[]) => {
    asked.push(...dates);
    most = Math.max(most, ++running);
    await new Promise((resume) => setTimeout(resume, 1));
    running--;
    return [];
  };
  expect(await readFacts({ ofDays }, period, second(0))).toEqual([]);
  expect(asked.toSorted()).toEqual(datesOf(period));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(10);
});

test('a case that the index names under two days counts once', async () => {
  const c: Case = stages.contacted;
  const facts = await readFacts({ ofDays: async () => [{ case: c }] }, period, second(400));
  expect(facts).toMatchObject([{ caseId: c.caseId, callbacks: [{ state: 'met' }] }]);
});

test('a read that fails fails the whole: no figures of a part', async () => {
  const ofDays = async (dates: string[]) => {
    if (dates.includes('2026-07-01')) throw new Error('throttled');
    return [];
  };
  await expect(readFacts({ ofDays }, period, second(0))).rejects.toThrow('throttled');
});
