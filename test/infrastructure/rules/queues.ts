import { expect, test } from 'vitest';
import { type Properties, type Template, targetOf } from '../templates.ts';

/** The queues that feed a function, each with its worker. */
export function workersOf(template: Template) {
  const functions = template.of('AWS::Lambda::Function');
  const queues = template.of('AWS::SQS::Queue');
  return template.of('AWS::Lambda::EventSourceMapping').map(({ properties }) => ({
    mapping: properties,
    queue: queues.find((q) => q.id === targetOf(properties.EventSourceArn))!,
    worker: functions.find((f) => f.id === targetOf(properties.FunctionName))!,
  }));
}

export function queueRules(template: Template): void {
  const workers = workersOf(template);
  const queues = template.of('AWS::SQS::Queue');
  const redriveOf = (q: Properties) => q.properties.RedrivePolicy;

  test('a queue hides a message six times as long as its worker may run', () => {
    expect(workers).toHaveLength(3);
    for (const { queue, worker } of workers)
      expect(queue.properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker.properties.Timeout);
  });

  test('every worked queue has dead letters that are kept 14 days, longer than the queue itself', () => {
    for (const { queue } of workers) {
      const dead = queues.find((q) => q.id === targetOf(redriveOf(queue).deadLetterTargetArn))!;
      expect(dead.properties.MessageRetentionPeriod).toBe(14 * 86_400);
      expect(queue.properties.MessageRetentionPeriod).toBeLessThan(dead.properties.MessageRetentionPeriod);
    }
  });

  test('a worker is told how often a message is received before it dies', () => {
    for (const { queue, worker } of workers)
      expect(worker.properties.Environment.Variables.MAX_RECEIVES).toBe(String(redriveOf(queue).maxReceiveCount));
  });

  test('workers give back single messages, not batches, and only the bulk queue is capped', () => {
    for (const { mapping } of workers) expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    const capped = workers.filter((w) => w.mapping.ScalingConfig?.MaximumConcurrency);
    expect(capped.map((w) => w.queue.id)).toEqual([expect.stringMatching(/^Bulk/)]);
  });

  test('a queue fed by SNS uses the key of SQS, because SNS has no grant on ours', () => {
    for (const { properties } of template.of('AWS::SNS::Subscription').filter((s) => s.properties.Protocol === 'sqs'))
      expect(queues.find((q) => q.id === targetOf(properties.Endpoint))?.properties.SqsManagedSseEnabled).toBe(true);
  });
}
