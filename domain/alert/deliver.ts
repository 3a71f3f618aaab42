import type { CaseStore } from '#domain/case/case-store.ts';
import { type Instant, type Now, seconds } from '#domain/time.ts';
import { type AlertMessage, type Delivery, isSettled, pendingDelivery } from './alert.ts';
import type { Cards, Summaries } from './card.ts';
import { type CaseCard, type Channel, ChannelFailed, type NoticeCard } from './channel.ts';
import type { Errand } from './errand.ts';
import { fallBackNow, watchFor } from './fallback.ts';
import type { Ledger } from './ledger.ts';
import { isNotice, type Notice } from './notice.ts';
import type { NoticeCards } from './notice-card.ts';
import type { Outlets } from './outlets.ts';
import type { Reach } from './reach.ts';
import { neverWritten, whyNotOwedNow } from './still-owed.ts';
import { type ChannelRules, placeFor } from './wait.ts';

/** What is about no case: how it reads, and whether what it says still holds. */
export type Notices = { cardOf: NoticeCards; isSo(notice: Notice): boolean };

export type DeliverPorts = {
  cases: CaseStore;
  ledger: Ledger;
  outlets: Outlets;
  channels: ReadonlyMap<string, Channel>;
  rules: ChannelRules;
  cards: Cards;
  summaries: Summaries;
  notices: Notices;
  reach: Reach;
  /** The page on which the recipient of a personal message acknowledges it. */
  acknowledgeLink(message: AlertMessage): Promise<string>;
  /** Asks the deliverer for something again in so many seconds; none means at once. */
  comeBack(errand: Errand, afterSeconds: number): Promise<void>;
  now: Now;
};

/** Longer than any channel may take, shorter than the queue hides a message. */
export const leaseSeconds = 15;

/** `waits`: for a summary or a free place. `heard`: the person knows of it already. */
export type Delivered = 'sent' | 'cancelled' | 'already' | 'busy' | 'waits' | 'dead' | 'heard';

/**
 * Sends one alert on one channel, once: lease the row, look at the case at this very moment, send, record.
 * @param tried the channels before this one that nothing was heard on
 * @returns `busy` when another deliverer holds the row: come back later
 * @throws ChannelFailed when the channel did not take it; the row stays pending, or is dead after the last try
 */
export async function deliverAlert(
  ports: DeliverPorts,
  message: AlertMessage,
  isLastTry: boolean,
  tried: string[] = [],
): Promise<Delivered> {
  const now = ports.now();
  const delivery = await ports.ledger.lease(message, now, now + seconds(leaseSeconds));
  if (!delivery) return leftByAnother(ports, message);
  const reason = await whyNotOwedNow(ports, delivery);
  if (reason) {
    await ports.ledger.settle(message, { cancelled: ports.now(), note: reason + maybeOut(delivery) });
    return 'cancelled';
  }
  if (!(await placeFor(ports, message))) return 'waits';
  return send(ports, message, delivery, isLastTry, [...tried, message.channel]);
}

export const maybeOut = ({ tries }: Delivery): string => (tries > 1 ? '; an earlier try may have gone out' : '');

/**
 * Settled already, or in another's hands. Whoever settled it may have died before the first alert was marked; or it was cancelled as
 * never raised while its writer was still under way, and is owed after all: then it is entered anew and comes back.
 */
async function leftByAnother(ports: DeliverPorts, message: AlertMessage): Promise<Delivered> {
  const row = await ports.ledger.get(message);
  if (row?.note === neverWritten) {
    if ((await whyNotOwedNow(ports, row)) !== null) return 'already';
    await ports.ledger.addPending([pendingDelivery(row, row.channel, ports.now())]);
    return 'busy';
  }
  if (row?.at.sent !== undefined) await markFirst(ports, row, row.at.sent);
  return row && !isSettled(row) ? 'busy' : 'already';
}

export async function markFirst(
  { cases }: DeliverPorts,
  { round, caseId }: Pick<Delivery, 'round' | 'caseId'>,
  sent: Instant,
): Promise<void> {
  if (round === 1) await cases.markFirstAlert(caseId, sent);
}

async function send(ports: DeliverPorts, message: AlertMessage, row: Delivery, isLastTry: boolean, tried: string[]): Promise<Delivered> {
  const { ledger, now } = ports;
  const taken = await attempt(ports, message);
  if ('failed' in taken) return failed(ports, message, taken, isLastTry, tried);
  if (!taken.delivered) await watchFor(ports, message, tried);
  const sent = now();
  await ledger.settle(message, { sent, ...(taken.delivered ? { delivered: sent } : {}), receipt: taken.receipt });
  await markFirst(ports, row, sent);
  return 'sent';
}

export type Taken = { delivered: boolean; receipt?: string | undefined };
export type Refused = { failed: unknown; kind: ChannelFailed['kind']; afterSeconds: number; note: string };

const pauseSeconds = 5;

async function attempt(ports: DeliverPorts, message: AlertMessage): Promise<Taken | Refused> {
  const { channels, reach } = ports;
  try {
    const channel = channels.get(message.channel);
    if (!channel) throw new ChannelFailed(`no channel "${message.channel}" is configured`, 'never');
    const address = reach.addressOf(message.recipient, message.channel);
    return await channel.send(await cardFor(ports, message), { person: message.recipient, ...(address === undefined ? {} : { address }) });
  } catch (error) {
    return refusal(error);
  }
}

export async function cardFor(
  { cards, notices, rules, acknowledgeLink }: DeliverPorts,
  message: AlertMessage,
): Promise<CaseCard | NoticeCard> {
  if (isNotice(message)) return notices.cardOf(message);
  const card = cards(message);
  return rules.get(message.channel)?.isRoom === false ? { ...card, acknowledge: await acknowledgeLink(message) } : card;
}

export function refusal(error: unknown): Refused {
  if (!(error instanceof ChannelFailed)) return { failed: error, kind: 'again', afterSeconds: 0, note: 'the channel failed unexpectedly' };
  return { failed: error, kind: error.kind, afterSeconds: error.afterSeconds ?? pauseSeconds, note: error.message };
}

async function failed(
  ports: DeliverPorts,
  message: AlertMessage,
  refused: Refused,
  isLastTry: boolean,
  tried: string[],
): Promise<Delivered> {
  const { ledger, now } = ports;
  const { failed: error, kind, afterSeconds, note } = refused;
  if (kind === 'slow-down') {
    await watchFor(ports, message, tried);
    await ports.comeBack(message, afterSeconds);
    await ledger.postpone(message, now() + seconds(afterSeconds), note);
    return 'waits';
  }
  // What this channel will never take goes on to the next one; without one it must not be given up so soon.
  if (kind === 'never' && (await fallBackNow(ports, message, tried))) {
    await ledger.settle(message, { dead: now(), note });
    return 'dead';
  }
  await watchFor(ports, message, tried);
  if (isLastTry) await ledger.settle(message, { dead: now(), note });
  else await ledger.failed(message, note);
  throw error;
}
