import { describe, expect, test } from 'vitest';
import { memoryCases } from '#adapters/memory/case-store.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { type AlertMessage, alertFor, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import { type AlertCard, ChannelFailed } from '#domain/alert/channel.ts';
import { deliverAlert } from '#domain/alert/deliver.ts';
import type { Errand } from '#domain/alert/errand.ts';
import type { Case } from '#domain/case/case.ts';
import { insurer } from '../../contract/examples.ts';
import { second, stages } from '../case/stages.ts';
import { delivererOf } from './deliverer.ts';

/** One pending alert to agent-li and a channel that does as it is told. */
async function post(c: Case | null = stages.open, channel = 'screen') {
  const asked: { errand: Errand; afterSeconds: number }[] = [];
  const cases = memoryCases(insurer.timeZone);
  const ledger = memoryLedger();
  const sent: AlertCard[] = [];
  const state = { now: second(10), fails: null as Error | null, proof: false, duringSend: async () => {} };
  const delivery = pendingDelivery(alertFor(stages.open, 'owner', 'agent-li'), channel, second(1));
  const message = messageOf(delivery, stages.open);
  if (c) await cases.create(c);
  await ledger.addPending([delivery]);
  const screen = {
    async send(card: AlertCard) {
      await state.duringSend();
      if (state.fails) throw state.fails;
      sent.push(card);
      return { delivered: state.proof };
    },
  };
  const ports = delivererOf({
    cases,
    ledger,
    channels: new Map([['screen', screen]]),
    now: () => state.now,
    comeBack: async (errand, afterSeconds) => void asked.push({ errand, afterSeconds }),
  });
  const deliver = (isLastTry = false, m: AlertMessage = message) => deliverAlert(ports, m, isLastTry);
  return { ports, state, sent, asked, message, deliver, row: async () => (await ledger.get(delivery))! };
}

describe('an alert', () => {
  test('goes out once, however often its message comes', async () => {
    const { deliver, sent, row } = await post();
    expect([await deliver(), await deliver(), await deliver(true)]).toEqual(['sent', 'already', 'already']);
    expect(sent).toHaveLength(1);
    expect(await row()).toMatchObject({ at: { pending: second(1), sent: second(10) }, tries: 1 });
  });

  test('is sent, not delivered, unless the channel has proof', async () => {
    const { deliver, row } = await post();
    await deliver();
    expect((await row()).at).not.toHaveProperty('delivered');
    const proven = await post();
    proven.state.proof = true;
    await proven.deliver();
    expect((await proven.row()).at).toEqual({ pending: second(1), sent: second(10), delivered: second(10) });
  });

  test('that two deliverers hold at once goes out once; the second is told to come back', async () => {
    const { deliver, sent, state } = await post();
    let second_: string | undefined;
    state.duringSend = async () => {
      state.duringSend = async () => {};
      second_ = await deliver();
    };
    expect(await deliver()).toBe('sent');
    expect(second_).toBe('busy');
    expect(sent).toHaveLength(1);
  });

  test('whose deliverer died is taken over when its lease is over', async () => {
    const { ports, deliver, state, message } = await post();
    await ports.ledger.lease(message, second(10), second(25));
    expect(await deliver()).toBe('busy');
    state.now = second(25) + 1;
    expect(await deliver()).toBe('sent');
  });

  test('nobody entered into the ledger is not sent', async () => {
    const { deliver, sent, message } = await post();
    expect(await deliver(false, { ...message, alertId: 'unknown' })).toBe('already');
    expect(sent).toEqual([]);
  });
});

describe('a channel that fails', () => {
  test('leaves the alert pending with what it said, to be tried again', async () => {
    const { deliver, state, row } = await post();
    state.fails = new ChannelFailed('the webhook answered 503');
    await expect(deliver()).rejects.toThrow('503');
    expect(await row()).toMatchObject({ note: 'the webhook answered 503', tries: 1, at: { pending: second(1) } });
    expect((await row()).leasedUntil).toBeUndefined();
    state.fails = null;
    expect(await deliver()).toBe('sent');
    expect(await row()).toMatchObject({ tries: 2, at: { sent: second(10) } });
  });

  test('makes the alert a dead letter on its last try; revived, it goes out', async () => {
    const { ports, deliver, state, sent, row, message } = await post();
    state.fails = new ChannelFailed('refused');
    await expect(deliver(true)).rejects.toThrow(ChannelFailed);
    expect(await row()).toMatchObject({ note: 'refused', at: { dead: second(10) } });
    state.fails = null;
    expect(await deliver()).toBe('already');
    await ports.ledger.revive(message);
    expect(await deliver()).toBe('sent');
    expect(sent).toHaveLength(1);
    expect((await row()).at.dead).toBeUndefined();
  });

  test('that is not configured is a failure that names itself; a person with another channel is told there', async () => {
    const { deliver, row, asked } = await post(stages.open, 'pager');
    expect(await deliver()).toBe('dead');
    expect(await row()).toMatchObject({ note: expect.stringContaining('"pager"'), at: { dead: second(10) } });
    expect(asked).toEqual([{ errand: expect.objectContaining({ channel: 'screen', unlessHeardOn: ['pager'] }), afterSeconds: 0 }]);
  });

  test('unexpectedly leaves nothing of its message in the ledger', async () => {
    for (const last of [false, true]) {
      const { deliver, state, row } = await post();
      state.fails = new TypeError('fetch https://user:secret@hook.example?to=13812345678 failed');
      await expect(deliver(last)).rejects.toThrow(TypeError);
      expect((await row()).note).toBe('the channel failed unexpectedly');
      expect(JSON.stringify(await row())).not.toMatch(/secret|138123/);
    }
  });
});

describe('at the moment of sending', () => {
  test.each([
    ['claimed', 'the case is claimed'],
    ['contacted', 'the case is contacted'],
    ['closed-unreached', 'the case is closed-unreached'],
    ['reopened', 'a newer round has begun'],
  ] as const)('an alert about a case that is %s by now is cancelled, with the reason', async (state, reason) => {
    const { deliver, sent, row } = await post(stages[state]);
    expect(await deliver()).toBe('cancelled');
    expect(sent).toEqual([]);
    expect(await row()).toMatchObject({ note: reason, at: { cancelled: second(10) } });
    expect(await deliver()).toBe('already');
  });

  test('an alert whose case was never written is cancelled', async () => {
    const { deliver, row } = await post(null);
    expect(await deliver()).toBe('cancelled');
    expect(await row()).toMatchObject({ note: 'the case was never written' });
  });
});

describe('an alert cancelled because nobody seemed to have raised it', () => {
  test('is entered anew when its writer was only late, and goes out when its message comes back', async () => {
    const { ports, state, deliver, sent, row } = await post();
    await ports.ledger.settle(await row(), { cancelled: second(5), note: 'the change that raised it was never written' });
    expect(await deliver()).toBe('busy');
    expect(await row()).toMatchObject({ at: { pending: second(10) }, tries: 0 });
    expect(await row()).not.toHaveProperty('note');
    state.now = second(12);
    expect(await deliver()).toBe('sent');
    expect(sent).toHaveLength(1);
  });

  test.each([stages.claimed, null])('stays cancelled when nobody owes it', async (c) => {
    const { ports, deliver, row } = await post(c);
    await ports.ledger.settle(await row(), { cancelled: second(5), note: 'the change that raised it was never written' });
    expect(await deliver()).toBe('already');
  });

  test('for another reason stays cancelled, though the case is open again', async () => {
    const { ports, deliver, row } = await post();
    await ports.ledger.settle(await row(), { cancelled: second(5), note: 'the case is claimed' });
    expect(await deliver()).toBe('already');
  });
});

describe('an alert that is cancelled at its second try', () => {
  test('says that the first may have gone out', async () => {
    const { ports, state, deliver, row } = await post();
    state.fails = new ChannelFailed('the line went dead');
    await expect(deliver()).rejects.toThrow();
    await ports.cases.save({ ...stages.claimed, version: 2 });
    expect(await deliver()).toBe('cancelled');
    expect(await row()).toMatchObject({ note: 'the case is claimed; an earlier try may have gone out' });
  });
});

describe('the first alert of a case', () => {
  const firstAlert = async ({ ports }: Awaited<ReturnType<typeof post>>) => (await ports.cases.ofDays(['2026-11-20']))[0]!.firstAlertAt;

  test('is marked when it goes out, and only then', async () => {
    const office = await post();
    expect(await firstAlert(office)).toBeUndefined();
    await office.deliver();
    office.state.now = second(60);
    expect(await firstAlert(office)).toBe(second(10));
  });

  test('is marked even if the deliverer died between sending and marking', async () => {
    const office = await post();
    const mark = office.ports.cases.markFirstAlert;
    office.ports.cases.markFirstAlert = async () => {
      throw new Error('throttled');
    };
    await expect(office.deliver()).rejects.toThrow('throttled');
    office.ports.cases.markFirstAlert = mark;
    office.state.now = second(30);
    await office.deliver();
    expect(office.sent).toHaveLength(1);
    expect(await firstAlert(office)).toBe(second(10));
  });

  test('is not one of a later round', async () => {
    const office = await post(stages.reopened);
    const delivery = pendingDelivery(alertFor(stages.reopened, 'owner', 'agent-li'), 'screen', second(1));
    await office.ports.ledger.addPending([delivery]);
    expect(await office.deliver(false, messageOf(delivery, stages.reopened))).toBe('sent');
    expect(await firstAlert(office)).toBeUndefined();
  });
});
