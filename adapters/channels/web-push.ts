import { type AlertCard, type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { ChannelOf } from '#domain/alert/channel-config.ts';
import type { PushSubscription, PushSubscriptions } from '#domain/alert/subscription.ts';
import { wordingOf } from '#domain/alert/wording.ts';
import { failedWith, post } from './post.ts';

type Config = Pick<ChannelOf<'web-push'>, 'publicKey' | 'contact' | 'timeoutMs'>;

/** Nobody needs to learn of it later than the callback is due. */
const keptSeconds = 300;

/**
 * Web Push with VAPID (RFC 8030, 8291, 8292) to every browser a person has allowed it in. The push service's taking is no proof that
 * a browser showed it. Chrome's service is out of reach in mainland China: never the only channel of a person.
 */
export function webPushChannel(config: Config, privateKey: () => Promise<string>, subscriptions: PushSubscriptions): Channel {
  return {
    async send(card, { person }) {
      const found = await subscriptions.of(person);
      if (found.length === 0) throw new ChannelFailed('no browser of this person takes push messages', 'never');
      const { title, link, urgency } = wordingOf(card);
      const payload = JSON.stringify({ title: title.zh, body: title.en, link, tag: tagOf(card) });
      const key = await privateKey();
      const tries = await Promise.allSettled(found.map((one) => push(config, key, one, payload, urgency)));
      for (const [i, tried] of tries.entries())
        if (tried.status === 'rejected' && tried.reason instanceof SubscriptionGone) await subscriptions.forget(person, found[i]!.endpoint);
      if (tries.some((tried) => tried.status === 'fulfilled')) return { delivered: false };
      const reasons = tries.flatMap((tried) =>
        tried.status === 'rejected' && tried.reason instanceof ChannelFailed ? [tried.reason] : [],
      );
      throw reasons.find(({ kind }) => kind !== 'never') ?? reasons[0] ?? gone();
    },
  };
}

/** What is told anew replaces what was told before. */
const tagOf = (card: AlertCard): string => (card.kind === 'case' ? card.caseId : card.kind === 'notice' ? card.alertId : 'summary');

class SubscriptionGone extends Error {}
const gone = () => new ChannelFailed('no browser of this person takes push messages any more', 'never');

async function push(
  { publicKey, contact, timeoutMs }: Config,
  privateKey: string,
  subscription: PushSubscription,
  payload: string,
  urgency: 'high' | 'normal',
): Promise<void> {
  const { default: webPush } = await import('web-push');
  const vapidDetails = { subject: contact, publicKey, privateKey };
  const request = encrypted(() => webPush.generateRequestDetails(subscription, payload, { vapidDetails, TTL: keptSeconds, urgency }));
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  // The length is counted anew on the way.
  delete headers['Content-Length'];
  const answer = await post('push service', { url: request.endpoint, headers, body: new Uint8Array(request.body!), timeoutMs });
  if (answer.status === 404 || answer.status === 410) throw new SubscriptionGone();
  if (!answer.ok) throw failedWith('push service', answer);
}

/** The library says what it does not like with the keys in its text. */
function encrypted<T>(make: () => T): T {
  try {
    return make();
  } catch {
    throw new ChannelFailed('the keys of the push channel or of this browser are not valid', 'never');
  }
}
