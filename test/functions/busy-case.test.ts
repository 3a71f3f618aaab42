import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { judgeHandler } from '#functions/handlers/judge.ts';
import { click, feedbackOf, insurer } from '../contract/examples.ts';
import { worldOf } from '../scenario/world.ts';

const message = (id: string, customer: string) => {
  const { judgement, judged, storedAt, differences, comment, ...body } = feedbackOf(id, { customer: { id: customer } });
  return {
    ...{ messageId: id, body: JSON.stringify(body), receiptHandle: id },
    attributes: { ApproximateReceiveCount: '1' },
  };
};

test('a case that others keep changing holds up its own messages only; they come back apart from each other', async () => {
  const world = worldOf(insurer, click + 1000);
  const hidden = new Map<string, number>();
  const hide = async (_: string, receipt: string, seconds: number) => void hidden.set(receipt, seconds);
  const cases = { ...world.ports.cases, save: async () => false };
  const model = { read: () => Promise.reject(new Error('there is no comment to read')) };
  const handler = judgeHandler({ ...world.ports, cases, model, hide }, 5);
  const answer = (ids: [string, string][]) =>
    handler({ Records: ids.map(([id, customer]) => message(id, customer)) } as unknown as SQSEvent, {} as Context);
  await answer([['f1', 'zhou']]);
  const again = (await answer([
    ['g1', 'zhou'],
    ['g2', 'zhou'],
    ['f2', 'wu'],
  ])) as SQSBatchResponse;
  expect(again.batchItemFailures.map((f) => f.itemIdentifier).toSorted()).toEqual(['g1', 'g2']);
  expect(world.cases.all().map((c) => c.caseId)).toContain('c2');
  expect([...hidden.keys()].toSorted()).toEqual(['g1', 'g2']);
  expect(new Set(hidden.values()).size).toBe(2);
  for (const seconds of hidden.values()) expect(seconds).toBeGreaterThan(0);
});
