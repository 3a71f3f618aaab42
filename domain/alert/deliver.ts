import type { CaseStore } from '#domain/case/case-store.ts';
import type { Insurer } from '#domain/insurer.ts';
import { type Instant, iso, type Now, seconds } from '#domain/time.ts';
import { type AlertMessage, type Delivery, isSettled, pendingDelivery } from './alert.ts';
import { type AlertCard, type Channel, ChannelFailed } from './channel.ts';
import type { Ledger } from './ledger.ts';
import { neverWritten, whyNotOwed } from './still-owed.ts';

export type DeliverPorts = { cases: CaseStore; ledger: Ledger; channels: ReadonlyMap<string, Channel>; cards: Cards; now: Now };
export type Cards = (message: AlertMessage) => AlertCard;

/** Longer than any channel may take, shorter than the queue hides a message. */
const leaseSeconds = 15;

export type Delivered = 'sent' | 'cancelled' | 'already' | 'busy';

/**
 * Sends one alert on one channel, once: lease the row, look at the case at this very moment, send, record.
 * @returns `busy` when another deliverer holds the row: come back later
 * @throws ChannelFailed when the channel did not take it; the row stays pending, or is dead after the last try
 */
export async function deliverAlert(ports: DeliverPorts, message: AlertMessage, isLastTry: boolean): Promise<Delivered> {
  const now = ports.now();
  const delivery = await ports.ledger.lease(message, now, now + seconds(leaseSeconds));
  if (!delivery) return leftByAnother(ports, message);
  const c = await ports.cases.get(message.caseId);
  const reason = c ? whyNotOwed(c, delivery) : 'the case was never written';
  if (reason) {
    const unknown = delivery.tries > 1 ? '; an earlier try may have gone out' : '';
    await ports.ledger.settle(message, { cancelled: ports.now(), note: reason + unknown });
    return 'cancelled';
  }
  const delivered = await send(ports, message, isLastTry);
  const sent = ports.now();
  await ports.ledger.settle(message, { sent, ...(delivered ? { delivered: sent } : {}) });
  await markFirst(ports, delivery, sent);
  return 'sent';
}

/**
 * Settled already, or in another's hands. Whoever settled it may have died before the first alert was marked; or it was cancelled as
 * never raised while its writer was still under way, and is owed after all: then it is entered anew and comes back.
 */
async function leftByAnother(ports: DeliverPorts, message: AlertMessage): Promise<Delivered> {
  const row = await ports.ledger.get(message);
  if (row?.note === neverWritten) {
    const c = await ports.cases.get(message.caseId);
    if (!c || whyNotOwed(c, row) !== null) return 'already';
    await ports.ledger.addPending([pendingDelivery(row, row.channel, ports.now())]);
    return 'busy';
  }
  if (row?.at.sent !== undefined) await markFirst(ports, row, row.at.sent);
  return row && !isSettled(row) ? 'busy' : 'already';
}

async function markFirst({ cases }: DeliverPorts, { round, caseId }: Delivery, sent: Instant): Promise<void> {
  if (round === 1) await cases.markFirstAlert(caseId, sent);
}

async function send({ channels, cards, ledger, now }: DeliverPorts, message: AlertMessage, isLastTry: boolean): Promise<boolean> {
  try {
    const channel = channels.get(message.channel);
    if (!channel) throw new ChannelFailed(`no channel "${message.channel}" is configured`);
    return (await channel.send(cards(message))).delivered;
  } catch (error) {
    const note = error instanceof ChannelFailed ? error.message : 'the channel failed unexpectedly';
    if (isLastTry) await ledger.settle(message, { dead: now(), note });
    else await ledger.failed(message, note);
    throw error;
  }
}

const noticeNames: Record<string, { zh: string; en: string }> = {
  transferred: { zh: '已转办给您', en: 'Transferred to you' },
  reminder: { zh: '仍无人认领', en: 'Still nobody has taken it' },
  unresolved: { zh: '已联系客户,尚未办结', en: 'Reached, not yet resolved' },
  reassigned: { zh: '已改派给您', en: 'Reassigned to you' },
  nudged: { zh: '催办:请尽快处理', en: 'You are asked to hurry' },
  ordered: { zh: '督办:请立即处理', en: 'Ordered to act at once' },
  'helper-joined': { zh: '请您协办', en: 'Your help is asked for' },
  handling: { zh: '转办超时未处理', en: 'Transferred and not handled in time' },
  'promise-due': { zh: '对客户的承诺已到期', en: 'Your promise to the customer is due' },
  returned: { zh: '认领超时退回·可认领', en: 'Back to the team, unclaimed' },
};

/** Builds the card of a message from the insurer's names. */
export function cardsOf(insurer: Insurer, now: Now): Cards {
  const names = new Map(insurer.catalogue.touchpoints.map((t) => [t.id, { zh: t.zh, en: t.en }]));
  const people = new Map(insurer.people.map((p) => [p.id, p.name]));
  return (m) => {
    const step = insurer.policy.ladder.find((s) => s.id === m.step);
    return {
      alertId: m.alertId,
      caseId: m.caseId,
      step: m.step,
      stepName: step ? { zh: step.zh, en: step.en } : (noticeNames[m.step.replace(/-\d+$/, '')] ?? { zh: m.step, en: m.step }),
      recipient: m.recipient,
      recipientName: people.get(m.recipient) ?? m.recipient,
      severity: m.severity,
      touchpoint: m.touchpoint,
      touchpointName: names.get(m.touchpoint) ?? { zh: m.touchpoint, en: m.touchpoint },
      dueAt: iso(m.dueAt),
      secondsLeft: Math.round((m.dueAt - now()) / 1000),
      offersApology: step?.offersApology ?? false,
      link: insurer.consoleUrl.replace(/\/?$/, `/${m.caseId}`),
    };
  };
}
