import { expect, test } from 'vitest';
import { rate, scheduledEvent } from '#local/events/schedule.ts';

test('a rate is a number of milliseconds', () => {
  expect([rate('rate(1 minute)'), rate('rate(5 minutes)'), rate('rate(2 hours)')]).toEqual([60_000, 300_000, 7_200_000]);
});

test('the event is that of EventBridge', () => {
  const ruleArn = 'arn:aws:events:us-east-1:000000000000:rule/sweep';
  expect(scheduledEvent(ruleArn, new Date('2026-11-22T01:02:03.456Z'))).toEqual({
    version: '0',
    id: expect.any(String),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: '2026-11-22T01:02:03Z',
    region: 'us-east-1',
    resources: [ruleArn],
    detail: {},
  });
});
