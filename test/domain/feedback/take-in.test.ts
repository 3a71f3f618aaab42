import { describe, expect, test } from 'vitest';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { type QueueName, queueFor } from '#domain/feedback/feedback-queue.ts';
import { acceptBatch, acceptOne, type IntakePorts, type TakenBatch } from '#domain/feedback/take-in.ts';

const now = Date.parse('2026-11-22T02:00:00Z');
const hour = 3_600_000;
const body = (sourceId: string, more: object = {}) => ({
  source: 'claims',
  sourceId,
  submittedAt: '2026-11-22T01:59:00Z',
  touchpoint: 'claims.motor.repair.progress',
  customer: { id: 'c-1' },
  score: { scale: 'nps', value: 1 },
  ...more,
});
const old = { submittedAt: '2026-11-22T00:59:59Z' };
const idOf = (sourceId: string) => `fclaims\n${sourceId}`;

/** A door whose queues refuse the feedback of those source ids. */
function door(...refused: string[]) {
  const queued: [QueueName, string[]][] = [];
  const ports: IntakePorts = {
    touchpoints: new Set(['claims.motor.repair.progress']),
    digest: (text) => text,
    now: () => now,
    queue: {
      async send(feedback: AcceptedFeedback[], name) {
        queued.push([name, feedback.map((f) => f.sourceId)]);
        return new Set(feedback.filter((f) => refused.includes(f.sourceId)).map((f) => f.feedbackId));
      },
    },
  };
  const batch = async (items: unknown[], source?: string) => (await acceptBatch(ports, { items }, source)) as TakenBatch;
  return { queued, batch, one: (sent: unknown, source: string | undefined = 'claims') => acceptOne(ports, sent, source), ports };
}
const errorsOf = (taken: object) => ('errors' in taken ? taken.errors : 'no errors');

describe('one feedback', () => {
  test('is queued as received now, and answered with its id', async () => {
    const { one, queued } = door();
    expect(await one(body('a'))).toEqual({ feedbackId: idOf('a') });
    expect(queued).toEqual([['live', ['a']]]);
  });

  test('that the queue refuses is to be sent again', async () => {
    expect(await door('a').one(body('a'))).toEqual({ busy: true });
  });

  test('with faults is told them and never queued', async () => {
    const { one, queued } = door();
    expect(await one(body('a', { touchpoint: 'x' }))).toEqual({
      errors: [{ pointer: '/touchpoint', detail: expect.any(String) }],
      foreign: false,
    });
    expect(queued).toEqual([]);
  });

  test('of another source is foreign, however sound it is', async () => {
    const { one, queued } = door();
    const detail = 'this token may only send the source "app"';
    expect(await one(body('a'), 'app')).toEqual({ errors: [{ pointer: '/source', detail }], foreign: true });
    expect(queued).toEqual([]);
  });

  test('of another source with faults beside is told all of them, the source once', async () => {
    const taken = await door().one(body('a', { source: 'No Source', touchpoint: 'x' }), 'app');
    expect(errorsOf(taken)).toEqual([
      { pointer: '/source', detail: 'this token may only send the source "app"' },
      { pointer: '/touchpoint', detail: expect.any(String) },
    ]);
    expect(taken).toMatchObject({ foreign: false });
  });

  test('may not be sent by a token without a source', async () => {
    const { ports } = door();
    expect(await acceptOne(ports, body('a'), undefined)).toEqual({
      errors: [{ pointer: '/source', detail: 'this token names no source it may send (claim "source")' }],
      foreign: true,
    });
  });

  test.each([[null], [body('a', { source: undefined })], [body('a', { source: 7 })]])(
    'that names no source has a fault and is not foreign: %j',
    async (sent) => expect(await door().one(sent)).toMatchObject({ foreign: false }),
  );
});

describe('which queue', () => {
  test('a click of the last hour is live, an older one never stands before it', () => {
    expect(queueFor({ submittedAt: now - hour }, now)).toBe('live');
    expect(queueFor({ submittedAt: now - hour - 1 }, now)).toBe('bulk');
  });

  test('the items of a batch are sent to each queue together', async () => {
    const { batch, queued } = door();
    await batch([body('a'), body('b', old), body('c')], 'claims');
    expect(queued).toEqual([
      ['live', ['a', 'c']],
      ['bulk', ['b']],
    ]);
  });
});

describe('a batch', () => {
  test('accepts and rejects item by item, by their place', async () => {
    const { batch, queued } = door('c');
    const items = [body('a'), body('b', { score: null }), body('c'), body('d', old), body('e', { source: 'app' })];
    expect(await batch(items, 'claims')).toEqual({
      accepted: [
        { index: 0, feedbackId: idOf('a') },
        { index: 3, feedbackId: idOf('d') },
      ],
      rejected: [
        { index: 1, errors: [{ pointer: '', detail: expect.stringContaining('says nothing') }] },
        { index: 2, errors: [{ pointer: '', detail: 'could not be stored just now; send it again' }] },
        { index: 4, errors: [{ pointer: '/source', detail: 'this token may only send the source "claims"' }] },
      ],
    });
    expect(queued).toEqual([
      ['live', ['a', 'c']],
      ['bulk', ['d']],
    ]);
  });

  test.each([[null], [{}], [[]], [{ items: 'x' }], [{ items: { 0: body('a') } }]])('without a list of items is refused: %j', async (sent) =>
    expect(await acceptBatch(door().ports, sent, 'claims')).toEqual({
      errors: [{ pointer: '/items', detail: 'must be a list of feedback' }],
    }),
  );

  test('has 1 to 500 items', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => body(String(i)));
    expect((await door().batch(many(500), 'claims')).accepted).toHaveLength(500);
    expect(errorsOf(await door().batch(many(501), 'claims'))).toEqual([
      { pointer: '/items', detail: 'has 501 items; send at most 500 at a time' },
    ]);
    expect(errorsOf(await door().batch([], 'claims'))).toEqual([{ pointer: '/items', detail: 'is empty; send at least one feedback' }]);
  });
});
