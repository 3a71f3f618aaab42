import * as z from 'zod';

/** Push services of the browsers; a subscription that names another host would have us call anything. */
const pushHosts = /(^|\.)(fcm\.googleapis\.com|push\.services\.mozilla\.com|notify\.windows\.com|push\.apple\.com)$/;

/** Where a browser of a person takes push messages, as the browser says (Push API). */
export const PushSubscription = z.object({
  endpoint: z
    .url({ protocol: /^https$/ })
    .refine((url) => pushHosts.test(new URL(url).hostname), { message: 'is not a push service of a browser' }),
  keys: z.object({ p256dh: z.string().min(80).max(100), auth: z.string().min(20).max(30) }),
});
export type PushSubscription = z.infer<typeof PushSubscription>;

export interface PushSubscriptions {
  of(person: string): Promise<PushSubscription[]>;
  /** Once for each endpoint; what a browser says anew stands. */
  keep(person: string, subscription: PushSubscription): Promise<void>;
  /** The browser has taken it back. */
  forget(person: string, endpoint: string): Promise<void>;
}
