import { type Instant, seconds } from '#domain/time.ts';
import type { AlertMessage, Delivery } from './alert.ts';
import { type Channel, ChannelFailed } from './channel.ts';
import {
  cardFor,
  type Delivered,
  type DeliverPorts,
  leaseSeconds,
  markFirst,
  maybeOut,
  type Refused,
  refusal,
  type Taken,
} from './deliver.ts';
import type { SummaryDue } from './errand.ts';
import { fallBackNow, watchFor } from './fallback.ts';
import { whyNotOwedNow } from './still-owed.ts';
import { callSummary, enterAll } from './wait.ts';

/** What one message sums up at most: more than anybody reads, less than a deliverer has time for. */
const mostAtOnce = 200;
const atATime = 25;

type Waiting = { message: AlertMessage; row: Delivery };

/** Sends what waits at an outlet as one message, most urgent first; what is not owed any more is left out. */
export async function sendSummary(ports: DeliverPorts, due: SummaryDue, isLastTry: boolean): Promise<Delivered> {
  const { channel, summaryAt: outlet } = due;
  if ((await ports.outlets.waiting(outlet, 1)).length === 0) return 'already';
  const rule = ports.rules.get(channel) ?? { isRoom: false };
  const place = await enterAll(ports, channel, outlet, rule, 'urgent', true);
  if (!place.passes) {
    await callSummary(ports, channel, outlet, place.summaryAt);
    return 'waits';
  }
  const waiting = await ports.outlets.waiting(outlet, mostAtOnce);
  const owed = await takeUp(ports, waiting);
  const gone = waiting.filter((message) => !owed.some((one) => one.message === message));
  if (owed.length > 0) await sendTogether(ports, outlet, owed.toSorted(byNeed), isLastTry);
  await ports.outlets.leave(outlet, gone);
  if (waiting.length === mostAtOnce) await ports.comeBack(due, 1);
  return owed.length > 0 ? 'sent' : 'already';
}

const severities = ['low', 'normal', 'high', 'urgent'];
const byNeed = ({ message: a }: Waiting, { message: b }: Waiting): number =>
  severities.indexOf(b.severity) - severities.indexOf(a.severity) || a.dueAt - b.dueAt;

/** Leases the rows of what is still owed; the others are settled, or in another's hands. */
async function takeUp(ports: DeliverPorts, messages: AlertMessage[]): Promise<Waiting[]> {
  const found = await inParts(messages, async (message): Promise<Waiting[]> => {
    const now = ports.now();
    const row = await ports.ledger.lease(message, now, now + seconds(leaseSeconds));
    if (!row) return [];
    const reason = await whyNotOwedNow(ports, row);
    if (reason === null) return [{ message, row }];
    await ports.ledger.settle(message, { cancelled: now, note: reason + maybeOut(row) });
    return [];
  });
  return found.flat();
}

async function sendTogether(ports: DeliverPorts, outlet: string, owed: Waiting[], isLastTry: boolean): Promise<void> {
  const { ledger, outlets, now } = ports;
  const summary = `${outlet}@${now()}`;
  const taken = await attempt(ports, summary, owed);
  if ('failed' in taken) return failed(ports, outlet, owed, taken, isLastTry);
  const sent: Instant = now();
  await inParts(owed, async ({ message, row }) => {
    if (!taken.delivered) await watchFor(ports, message, [message.channel]);
    await ledger.settle(message, { sent, ...(taken.delivered ? { delivered: sent } : {}), receipt: taken.receipt, summary });
    await markFirst(ports, row, sent);
  });
  await outlets.leave(
    outlet,
    owed.map(({ message }) => message),
  );
}

async function attempt(ports: DeliverPorts, summary: string, owed: Waiting[]): Promise<Taken | Refused> {
  const { channels, summaries, reach } = ports;
  const messages = owed.map(({ message }) => message);
  const [first] = messages;
  const { channel, recipient } = first!;
  try {
    const through: Channel | undefined = channels.get(channel);
    if (!through) throw new ChannelFailed(`no channel "${channel}" is configured`, 'never');
    const address = reach.addressOf(recipient, channel);
    const card = messages.length === 1 ? await cardFor(ports, first!) : summaries(summary, messages);
    return await through.send(card, { person: recipient, ...(address === undefined ? {} : { address }) });
  } catch (error) {
    return refusal(error);
  }
}

/** The alerts stay with those that wait, or go on to their people's next channels. */
async function failed(ports: DeliverPorts, outlet: string, owed: Waiting[], refused: Refused, isLastTry: boolean): Promise<void> {
  const { ledger, outlets, now } = ports;
  const { kind, afterSeconds, note, failed: error } = refused;
  if (kind === 'slow-down') {
    const until = now() + seconds(afterSeconds);
    await inParts(owed, async ({ message }) => {
      await watchFor(ports, message, [message.channel]);
      await ledger.postpone(message, until, note);
    });
    return callSummary(ports, owed[0]!.message.channel, outlet, until);
  }
  const given = await inParts(owed, async ({ message }) => {
    const goesOn = kind === 'never' && (await fallBackNow(ports, message, [message.channel]));
    if (goesOn || isLastTry) await ledger.settle(message, { dead: now(), note });
    else await ledger.failed(message, note);
    if (!goesOn) await watchFor(ports, message, [message.channel]);
    return goesOn || isLastTry ? [message] : [];
  });
  await outlets.leave(outlet, given.flat());
  if (given.flat().length < owed.length || isLastTry) throw error;
}

async function inParts<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let start = 0; start < all.length; start += atATime) done.push(...(await Promise.all(all.slice(start, start + atATime).map(work))));
  return done;
}
