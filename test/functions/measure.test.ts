import type { Context, SQSEvent } from 'aws-lambda';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { judgeHandler } from '#functions/handlers/judge.ts';
import { sweepHandler } from '#functions/handlers/sweep.ts';
import { log } from '#functions/log.ts';
import { measure, measured, measureTry } from '#functions/measure.ts';
import { caseOf, click, feedbackOf, insurer } from '../contract/examples.ts';
import { worldOf } from '../scenario/world.ts';
import { recorder } from './recorder.ts';

const printed = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
const said = [vi.spyOn(log, 'warn'), vi.spyOn(log, 'error')];
for (const spy of said) spy.mockImplementation(() => {});
afterEach(() => {
  for (const spy of [printed, ...said]) spy.mockClear();
});
const lines = () => printed.mock.calls.map(([text]) => String(text)).filter((text) => text.includes('CloudWatchMetrics'));

describe('at the end of an invocation', () => {
  test('all that was measured is one line, with one dimension and nothing about anybody', async () => {
    const handler = measured(async () => {
      measure('FeedbackJudged', 1);
      measure('FeedbackJudged', 1);
      measure('TimeToJudgement', 812);
      return 'done';
    });
    expect(await handler({}, {} as Context)).toBe('done');
    const [line, ...more] = lines();
    expect(more).toEqual([]);
    expect(JSON.parse(line!)).toEqual({
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'Earshot',
            Dimensions: [['service']],
            Metrics: [
              { Name: 'TimeToJudgement', Unit: 'Milliseconds' },
              { Name: 'FeedbackJudged', Unit: 'Count' },
            ],
          },
        ],
      },
      service: 'earshot',
      FeedbackJudged: 2,
      TimeToJudgement: 812,
    });
  });

  test('what each channel was asked to send is a line of its own, with its failures, if only to say that there were none', async () => {
    await measured(async () => {
      measureTry('desk', 'taken');
      measureTry('desk', 'failed');
      measureTry('bell', 'taken');
    })({}, {} as Context);
    const said = lines().map((line) => JSON.parse(line));
    expect(said).toMatchObject([
      { service: 'earshot', channel: 'desk', ChannelTries: 2, ChannelTriesFailed: 1 },
      { service: 'earshot', channel: 'bell', ChannelTries: 1, ChannelTriesFailed: 0 },
    ]);
    for (const { _aws } of said)
      expect(_aws.CloudWatchMetrics).toMatchObject([{ Namespace: 'Earshot', Dimensions: [['service', 'channel']] }]);
    await measured(async () => {})({}, {} as Context);
    expect(lines()).toHaveLength(2);
  });

  test('it is said also when the invocation failed, and only once', async () => {
    const fails = measured(async () => {
      measure('FeedbackTriesFailed', 1);
      throw new Error('down');
    });
    await expect(fails({}, {} as Context)).rejects.toThrow('down');
    expect(lines()).toHaveLength(1);
    await measured(async () => {})({}, {} as Context);
    expect(lines()).toHaveLength(1);
  });

  test('nothing is said when there was nothing', async () => {
    await measured(async () => {})({}, {} as Context);
    expect(printed).not.toHaveBeenCalled();
  });
});

describe('the sweeper', () => {
  const sweptAt = async (now: number, ...found: Case[]) => {
    const { measure, values } = recorder();
    const world = worldOf(insurer, now);
    for (const c of found) await world.cases.create(c);
    await sweepHandler(world.ports, measure)({} as never, {} as Context);
    return values;
  };
  const quiet = { SweeperRan: [1], AlarmsRestarted: [0], AlertsRepublished: [0], CouldNotBeMended: [0], OldestOverdue: [0] };

  test('says that it ran, and that it found nothing', async () => {
    expect(await sweptAt(click, caseOf('f1', { wakeAt: click + 60_000 }))).toEqual(quiet);
  });

  test('says how many it restarted, and how late the latest was', async () => {
    const late = [caseOf('f1', { wakeAt: click - 90_000 }), caseOf('f2', { wakeAt: click - 30_000 })];
    expect(await sweptAt(click, ...late)).toEqual({ ...quiet, AlarmsRestarted: [2], OldestOverdue: [90] });
  });

  test('has no heartbeat when it did not come to its end', async () => {
    const { measure, values } = recorder();
    const world = worldOf(insurer, click);
    const overdue = () => Promise.reject(new Error('throttled'));
    const handler = sweepHandler({ ...world.ports, cases: { ...world.cases, overdue } }, measure);
    await expect(handler({} as never, {} as Context)).rejects.toThrow('throttled');
    expect(values).toEqual({});
  });
});

test('a feedback that could not be judged or stored is a failed try', async () => {
  const { measure, values } = recorder();
  const world = worldOf(insurer, click);
  const store = () => Promise.reject(new Error('throttled'));
  const model = { read: async () => [] };
  const handler = judgeHandler({ ...world.ports, feedback: { ...world.feedback, store }, model, hide: async () => {} }, 5, measure);
  const { judgement, judged, storedAt, differences, ...accepted } = feedbackOf('f1');
  const record = { messageId: 'm1', body: JSON.stringify(accepted), receiptHandle: 'h', attributes: { ApproximateReceiveCount: '1' } };
  await handler({ Records: [record] } as unknown as SQSEvent, {} as Context);
  expect(values).toEqual({ FeedbackTriesFailed: [1] });
});
