import { expect, test } from 'vitest';
import { memoryCases } from '#adapters/memory/case-store.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { alertFor, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import type { AlertCard } from '#domain/alert/channel.ts';
import type { Errand } from '#domain/alert/errand.ts';
import { runErrand } from '#domain/alert/run-errand.ts';
import { insurer } from '../../contract/examples.ts';
import { second, stages } from '../case/stages.ts';
import { delivererOf } from './deliverer.ts';

/** A gateway for everybody that takes so many messages a minute; time stands still until a test moves it. */
async function gateway(messages: number) {
  const [cases, ledger] = [memoryCases(insurer.timeZone), memoryLedger()];
  const clock = { now: second(10) };
  const sent: { card: AlertCard; to: string }[] = [];
  const asked: { errand: Errand; afterSeconds: number }[] = [];
  const channel = {
    async send(card: AlertCard, { person }: { person: string }) {
      sent.push({ card, to: person });
      return { delivered: true };
    },
  };
  const rules = new Map([['sms', { limit: { messages, perSeconds: 60 }, isRoom: false }]]);
  const comeBack = async (errand: Errand, afterSeconds: number) => void asked.push({ errand, afterSeconds });
  const ports = delivererOf({ cases, ledger, channels: new Map([['sms', channel]]), now: () => clock.now, rules, comeBack });
  const alert = async (n: number, person: string) => {
    const c = { ...stages.open, caseId: `c${n}` };
    await cases.create(c);
    // Whoever is told must stand in the history, as the step that told them.
    const told = { ...c, timeline: c.timeline.map((e) => (e.step === 'owner' ? { ...e, people: [person] } : e)), version: 2 };
    await cases.save(told);
    const row = pendingDelivery(alertFor(told, 'owner', person), 'sms', clock.now);
    await ledger.addPending([row]);
    return runErrand(ports, messageOf(row, told), false);
  };
  return { clock, sent, asked, ports, alert, ledger };
}

test('a limit that everybody shares has a summary called for each person who waits, once', async () => {
  const { alert, asked, ports, sent, clock, ledger } = await gateway(4);
  const done = [];
  for (const [n, person] of ['agent-li', 'agent-chen', 'agent-li', 'agent-chen', 'agent-li', 'agent-chen', 'agent-li'].entries())
    done.push(await alert(n, person));
  expect(done).toEqual(['sent', 'sent', 'sent', 'waits', 'waits', 'waits', 'waits']);
  expect(asked.map(({ errand }) => errand)).toEqual([
    { summaryAt: 'sms/agent-chen', channel: 'sms' },
    { summaryAt: 'sms/agent-li', channel: 'sms' },
  ]);
  clock.now = second(10 + Math.max(...asked.map(({ afterSeconds }) => afterSeconds)));
  for (const { errand } of asked) expect(await runErrand(ports, errand, false)).toBe('sent');
  expect(sent.slice(3).map(({ card, to }) => [card.kind === 'summary' ? card.count : 1, to])).toEqual([
    [2, 'agent-chen'],
    [2, 'agent-li'],
  ]);
  expect(ledger.all().every((row) => row.at.sent !== undefined)).toBe(true);
});

test('a summary that finds nobody waiting takes no place of the limit', async () => {
  const { ports, alert, sent } = await gateway(2);
  for (let n = 0; n < 5; n++) expect(await runErrand(ports, { summaryAt: 'sms/agent-li', channel: 'sms' }, false)).toBe('already');
  expect(await alert(1, 'agent-li')).toBe('sent');
  expect(sent).toHaveLength(1);
});
