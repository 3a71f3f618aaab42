import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AlertMessage, alertFor, Delivery, isSettled, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import { cardsOf } from '#domain/alert/card.ts';
import { backOffSeconds } from '#domain/alert/retry.ts';
import { caseOf, click, insurer } from '../../contract/examples.ts';
import { second, stages } from '../case/stages.ts';

const messageFor = (step: string, recipient = 'agent-li', c = stages.open) =>
  messageOf(pendingDelivery(alertFor(c, step, recipient), 'screen', click), c);
const card = (step: string, now = second(100), i = insurer) => cardsOf(i, () => now)(messageFor(step));

describe('an alert', () => {
  test('is case, round, step, claim number and recipient', () => {
    expect(alertFor(stages.reopened, 'team', 'agent-chen').alertId).toBe('c1.2.team.1.agent-chen');
    const others = [
      alertFor(stages.open, 'team', 'agent-chen'),
      alertFor(stages.open, 'team', 'agent-li'),
      alertFor(stages.open, 'lead', 'agent-li'),
      alertFor(stages.claimed, 'team', 'agent-li'),
      alertFor(stages.reopened, 'team', 'agent-li'),
      alertFor(caseOf('f2'), 'team', 'agent-li'),
    ];
    expect(new Set(others.map((a) => a.alertId)).size).toBe(others.length);
  });

  test('is published without a word of or about the customer', () => {
    const message = messageFor('owner');
    expect(AlertMessage.strict().parse(message)).toEqual(message);
    expect(JSON.stringify(message)).not.toMatch(/c-zhou|修理厂|score|phone/);
    expect(message).toMatchObject({ severity: 'normal', team: 'callback-national', dueAt: second(300) });
  });

  test('carries the due time of its own round, also when a newer one has begun', () => {
    const first = pendingDelivery(alertFor(stages.open, 'owner', 'agent-li'), 'screen', click);
    expect(messageOf(first, stages.reopened).dueAt).toBe(second(300));
    expect(messageFor('owner', 'agent-li', stages.reopened).dueAt).toBe(second(340));
  });

  test('is kept with every fact about it', () => {
    const facts = { pending: 1, sent: 2, delivered: 3, seen: 4, acknowledged: 5, cancelled: 6, dead: 7 };
    const row = {
      ...pendingDelivery(alertFor(stages.open, 'owner', 'agent-li'), 'screen', click),
      at: facts,
      leasedUntil: 8,
      note: 'refused',
    };
    expect(Delivery.parse(row)).toEqual(row);
  });

  test('is settled once it was sent, cancelled or given up', () => {
    const pending = pendingDelivery(alertFor(stages.open, 'owner', 'agent-li'), 'screen', click);
    expect(isSettled(pending)).toBe(false);
    for (const fact of ['sent', 'cancelled', 'dead']) expect(isSettled({ ...pending, at: { pending: 1, [fact]: 2 } })).toBe(true);
    expect(isSettled({ ...pending, at: { pending: 1, seen: 2 } })).toBe(false);
  });
});

describe('a card', () => {
  test('says what, to whom, about what and how long is left', () => {
    expect(card('team')).toEqual({
      kind: 'case',
      alertId: 'c1.1.team.0.agent-li',
      caseId: 'c1',
      step: 'team',
      stepName: { zh: '全组可认领', en: 'whole team may claim' },
      recipient: 'agent-li',
      recipientName: '李敏',
      severity: 'normal',
      touchpoint: 'claims.motor.repair.progress',
      touchpointName: insurer.catalogue.touchpoints.flatMap(({ id, zh, en }) =>
        id === 'claims.motor.repair.progress' ? [{ zh, en }] : [],
      )[0],
      dueAt: '2026-11-20T02:05:00.000Z',
      dueClock: '10:05',
      secondsLeft: 200,
      offersApology: false,
      link: 'http://127.0.0.1:4400/cases/c1',
    });
  });

  test('counts on below zero when it is overdue', () => expect(card('team', second(312)).secondsLeft).toBe(-12));

  test('offers the apology at the step that has one, and names alerts outside the ladder', () => {
    expect(insurer.policy.ladder.map((step) => card(step.id).offersApology)).toEqual([false, false, false, false, true]);
    expect(card('transferred').stepName.en).toMatch(/transferred/i);
    expect(card('returned').stepName.en).toMatch(/back/i);
  });

  test('names each notice in both languages, a reminder alike however often it comes', () => {
    const numbered = ['reminder-1', 'unresolved-2', 'handling-1', 'nudged-3', 'ordered-1', 'reassigned-1', 'helper-joined-2'];
    const named = ['transferred', 'returned', 'promise-due', ...numbered].map((step) => card(step).stepName);
    for (const { zh, en } of named) expect([/^\p{Script=Han}/u.test(zh), /^[A-Z][a-z]/.test(en)]).toEqual([true, true]);
    expect(new Set(named.map(({ en }) => en)).size).toBe(10);
    expect(card('reminder-12').stepName).toEqual(card('reminder-1').stepName);
    expect(card('reminder-1-2').stepName).toEqual({ zh: 'reminder-1-2', en: 'reminder-1-2' });
  });

  test('of a person, step or touchpoint no longer configured falls back to its id', () => {
    const bare = { ...insurer, people: [], catalogue: { ...insurer.catalogue, touchpoints: [] } };
    expect(card('gone', click, bare)).toMatchObject({
      recipientName: 'agent-li',
      touchpointName: { zh: 'claims.motor.repair.progress' },
      stepName: { en: 'gone' },
    });
  });

  test('links to the console with the case id appended, whether or not the address ends in a slash', () => {
    for (const consoleUrl of ['https://earshot.example/cases/', 'https://earshot.example/cases'])
      expect(card('team', click, { ...insurer, consoleUrl }).link).toBe('https://earshot.example/cases/c1');
  });
});

describe('the pause before another try', () => {
  test('is at least a second and at most a minute and a quarter, and grows with the tries', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (tries, random) => {
        const pause = backOffSeconds(tries, random);
        expect(Number.isInteger(pause) && pause >= 1 && pause <= 75).toBe(true);
        expect(backOffSeconds(tries + 1, random)).toBeGreaterThanOrEqual(pause);
      }),
    );
  });

  test('doubles from two seconds, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((tries) => backOffSeconds(tries, 0.5))).toEqual([2, 4, 8, 16, 32, 60, 60]);
  });
});
