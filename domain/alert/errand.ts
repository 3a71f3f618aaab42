import * as z from 'zod';
import { AlertMessage } from './alert.ts';

/** Tell the person on this channel, unless they have heard of it on those before. */
export const Fallback = AlertMessage.extend({ unlessHeardOn: z.array(z.string()).min(1) });
export type Fallback = z.infer<typeof Fallback>;

/** Send what waits at an outlet as one message. */
export const SummaryDue = z.object({ summaryAt: z.string(), channel: z.string() });
export type SummaryDue = z.infer<typeof SummaryDue>;

/** What a deliverer is asked to do. Alerts come through the topic; the others it asks of itself, for later. */
export const Errand = z.union([Fallback, AlertMessage, SummaryDue]);
export type Errand = z.infer<typeof Errand>;
