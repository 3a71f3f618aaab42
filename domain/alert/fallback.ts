import { type AlertMessage, pendingDelivery } from './alert.ts';
import { type Delivered, type DeliverPorts, deliverAlert } from './deliver.ts';
import type { Fallback } from './errand.ts';
import { isNotice, pendingNotice } from './notice.ts';
import { whyNotOwedNow } from './still-owed.ts';

/** Looks again when a receipt should have come. */
export async function watchFor(ports: DeliverPorts, message: AlertMessage, tried: string[]): Promise<void> {
  const next = nextChannel(ports, message, tried);
  if (next) await ports.comeBack({ ...message, channel: next, unlessHeardOn: tried }, ports.reach.fallbackSeconds);
}

/** False when there is no other channel left. */
export async function fallBackNow(ports: DeliverPorts, message: AlertMessage, tried: string[]): Promise<boolean> {
  const next = nextChannel(ports, message, tried);
  if (next) await ports.comeBack({ ...message, channel: next, unlessHeardOn: tried }, 0);
  return next !== undefined;
}

const nextChannel = ({ reach, now }: DeliverPorts, { recipient, severity }: AlertMessage, tried: string[]): string | undefined =>
  reach.channelsOf(recipient, severity, now()).find((channel) => !tried.includes(channel));

/** Nothing was heard on the channels before: the person is told on this one, unless the case no longer needs it. */
export async function fallBack(ports: DeliverPorts, { unlessHeardOn, ...message }: Fallback, isLastTry: boolean): Promise<Delivered> {
  const before = await Promise.all(unlessHeardOn.map((channel) => ports.ledger.get({ ...message, channel })));
  const rows = before.filter((row) => row !== null);
  if (rows.some(({ at }) => at.delivered ?? at.seen ?? at.acknowledged)) return 'heard';
  const last = rows.at(-1);
  if (!last || (await whyNotOwedNow(ports, last)) !== null) return 'cancelled';
  const now = ports.now();
  const next = isNotice(last)
    ? pendingNotice(last.notice, last.recipient, message.channel, now)
    : pendingDelivery(last, message.channel, now);
  await ports.ledger.addPending([next]);
  return deliverAlert(ports, message, isLastTry, unlessHeardOn);
}
