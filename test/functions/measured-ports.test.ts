import { describe, expect, test } from 'vitest';
import { memoryCases } from '#adapters/memory/case-store.ts';
import { memoryFeedback } from '#adapters/memory/feedback-store.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { alertFor, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import { type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import { deliverAlert } from '#domain/alert/deliver.ts';
import type { Case } from '#domain/case/case.ts';
import { settle } from '#domain/escalation/settle.ts';
import { measuredCases, measuredChannels, measuredDelivery, measuredFeedback, measuredLog } from '#functions/measured-ports.ts';
import { caseOf, click, duty, feedbackOf, insurer } from '../contract/examples.ts';
import { delivererOf } from '../domain/alert/deliverer.ts';
import { recorder } from './recorder.ts';

const hoursLater = click + 2 * 3600_000;

describe('feedback', () => {
  test('is measured when it is stored first, and not when it comes again', async () => {
    const { measure, values } = recorder();
    const feedback = measuredFeedback(memoryFeedback(), measure);
    await feedback.store(feedbackOf('f1'));
    await feedback.store(feedbackOf('f1', { storedAt: click + 5000 }));
    expect(values).toEqual({ FeedbackJudged: [1], FeedbackUnhappy: [1], TimeToJudgement: [800] });
  });

  test('that went to a person unjudged is counted as such, a happy one not as unhappy', async () => {
    const { measure, values } = recorder();
    const { judgement } = feedbackOf('f1');
    await measuredFeedback(memoryFeedback(), measure).store(
      feedbackOf('f1', { judged: false, judgement: { ...judgement, unhappy: false } }),
    );
    expect(values).toEqual({ FeedbackJudged: [1], FeedbackUnjudged: [1], TimeToJudgement: [800] });
  });

  test('that was received hours after the click is counted, not timed', async () => {
    const { measure, values } = recorder();
    await measuredFeedback(memoryFeedback(), measure).store(feedbackOf('f1', { receivedAt: hoursLater, storedAt: hoursLater }));
    expect(values).toEqual({ FeedbackJudged: [1], FeedbackUnhappy: [1] });
  });
});

describe('a case', () => {
  test('is timed from the click when it is written, by whoever wrote it', async () => {
    const { measure, values } = recorder();
    const cases = measuredCases(memoryCases(insurer.timeZone), () => click + 1234, measure);
    expect(await cases.create(caseOf('f1'))).toBe(true);
    expect(await cases.create(caseOf('f1'))).toBe(false);
    expect(values).toEqual({ TimeToCase: [1234] });
  });

  test('is counted when its promise is broken, its claim expires or a step finds nobody', () => {
    const { measure, values } = recorder();
    const lines: string[] = [];
    const log = measuredLog((what) => void lines.push(what), measure);
    const all = ['case opened', 'case breached', 'case claim-expired', 'case step-skipped', 'case step-skipped'];
    for (const what of all) log(what, {});
    expect(lines).toEqual(all);
    expect(values).toEqual({ CallbacksBreached: [1], ClaimsExpired: [1], StepsSkipped: [1, 1] });
  });
});

describe('an alert', () => {
  const opened = settle(caseOf('f1'), null, duty, click + 1000).case;
  const takes: Channel = { send: async () => ({ delivered: true }) };
  const fails: Channel = {
    async send() {
      throw new ChannelFailed('503');
    },
  };

  async function deliver(channel: Channel, { c = opened, step = 'owner', at = click + 3000, lastTry = false } = {}) {
    const { measure, values } = recorder();
    const [cases, ledger] = [memoryCases(insurer.timeZone), memoryLedger()];
    const delivery = pendingDelivery(alertFor(c, step, 'agent-li'), 'desk', click + 1000);
    await Promise.all([cases.create(c), ledger.addPending([delivery])]);
    const now = () => at;
    const ports = delivererOf({ cases, ledger, channels: new Map([['desk', channel]]), now });
    const send = () => deliverAlert(measuredDelivery(ports, measure), messageOf(delivery, c), lastTry);
    await send().catch(() => {});
    return { values, again: send };
  }

  test('is timed from pending to sent, the first one of a case from the click too; and only once', async () => {
    const { values, again } = await deliver(takes);
    expect(await again()).toBe('already');
    expect(values).toEqual({ AlertDelay: [2000], TimeToFirstAlert: [3000] });
  });

  test('of a later step is not a first one', async () => {
    const c: Case = settle(opened, opened, duty, click + 61_000).case;
    const { values } = await deliver(takes, { c, step: 'team', at: click + 61_500 });
    expect(values).toEqual({ AlertDelay: [60_500] });
  });

  test('of a case that was on hold says nothing about the way from the click', async () => {
    const held: Case = { ...opened, rounds: opened.rounds.map((r) => ({ ...r, held: true })) };
    expect((await deliver(takes, { c: held })).values).toEqual({ AlertDelay: [2000] });
  });

  test('that a channel does not take is a failed try, and at the last one it is given up', async () => {
    expect((await deliver(fails)).values).toEqual({ AlertTriesFailed: [1] });
    expect((await deliver(fails, { lastTry: true })).values).toEqual({ AlertTriesFailed: [1], AlertsDead: [1] });
  });
});

describe('a channel', () => {
  const named = (kind?: 'again' | 'slow-down' | 'never'): Channel => ({
    async send() {
      if (kind) throw new ChannelFailed('no', kind);
      return { delivered: true };
    },
  });
  const tried = async (id: string, channel: Channel) => {
    const seen: unknown[] = [];
    const watched = measuredChannels(new Map([[id, channel]]), (...told) => void seen.push(told)).get(id)!;
    await watched.send({} as never, { person: 'agent-li' }).catch(() => {});
    return seen;
  };

  test('is counted under its own name, whether it took the message or not', async () => {
    expect(await tried('desk', named())).toEqual([['desk', 'taken']]);
    expect(await tried('desk', named('again'))).toEqual([['desk', 'failed']]);
    expect(await tried('bell', named('never'))).toEqual([['bell', 'failed']]);
    expect(await tried('desk', { send: () => Promise.reject(new Error('broken')) })).toEqual([['desk', 'failed']]);
  });

  test('that asks for patience has not failed, and the canary’s own is not counted', async () => {
    expect(await tried('desk', named('slow-down'))).toEqual([]);
    expect(await tried('canary', named())).toEqual([]);
  });

  test('says what it always said', async () => {
    const watched = (channel: Channel) => measuredChannels(new Map([['desk', channel]]), () => {}).get('desk')!;
    expect(await watched(named()).send({} as never, { person: 'agent-li' })).toEqual({ delivered: true });
    await expect(watched(named('never')).send({} as never, { person: 'agent-li' })).rejects.toMatchObject({ kind: 'never' });
  });
});
