import * as z from 'zod';
import { type Instant, seconds } from '#domain/time.ts';

/** What a channel may carry; its owner refuses more. */
export const Limit = z.object({ messages: z.int().positive(), perSeconds: z.number().positive() });
export type Limit = z.infer<typeof Limit>;

/** More alerts to one outlet within so many seconds are a wave: the rest waits for a summary, one in as many seconds. */
export const Wave = z.object({ alerts: z.int().positive(), withinSeconds: z.number().positive() });
export type Wave = z.infer<typeof Wave>;

/** Where messages of a channel come out: with one person, or in a room that everybody reads. What went through it lately. */
export type Outlet = {
  version: number;
  /** Sends of late, oldest first. */
  sends: Instant[];
  /** When the next summary is to go out; null when nothing waits for one. */
  summaryAt: Instant | null;
  lastSummary: Instant | null;
};
export const unused: Outlet = { version: 0, sends: [], summaryAt: null, lastSummary: null };

export type Entry = { severity: string; limit?: Limit | undefined; wave?: Wave | undefined; isSummary?: boolean };
/** `calls`: whoever waits from here on has to ask for the summary; those who come later find it asked for. */
export type Place = { passes: true } | { passes: false; summaryAt: Instant; calls: boolean };

/** The vendor's clock and ours differ, and a message is a while on its way. */
const marginSeconds = 2;
/** A summary so long overdue was lost with whoever was to send it. */
const lostAfterSeconds = 30;

/** The part of a limit that a severity may use up: the rest stays free for what is more urgent. */
const shares: Record<string, number> = { urgent: 1, high: 0.9, normal: 0.75, low: 0.6 };
const allowance = (limit: Limit, { severity, isSummary }: Entry): number =>
  Math.max(1, Math.floor(limit.messages * (isSummary ? 1 : (shares[severity] ?? shares.low!))));

/** Whether a message may go out now. It is counted as sent when it may; otherwise it waits for the next summary. */
export function enter(outlet: Outlet, entry: Entry, now: Instant): { place: Place; after: Outlet } {
  const { limit, wave, isSummary } = entry;
  const window = limit ? seconds(limit.perSeconds + marginSeconds) : 0;
  const memory = Math.max(window, wave ? seconds(wave.withinSeconds) : 0);
  const sends = outlet.sends.filter((at) => at > now - memory);
  const inWindow = sends.filter((at) => at > now - window);
  const spare = limit ? allowance(limit, entry) - inWindow.length : 1;
  const passes = spare > 0 && (isSummary || entry.severity === 'urgent' || !isWave({ ...outlet, sends }, wave, now));
  if (passes) {
    const summary = isSummary ? { summaryAt: null, lastSummary: now } : {};
    return { place: { passes }, after: { ...outlet, ...summary, version: outlet.version + 1, sends: [...sends, now] } };
  }
  if (outlet.summaryAt !== null && outlet.summaryAt > now - seconds(lostAfterSeconds)) {
    return { place: { passes, summaryAt: outlet.summaryAt, calls: false }, after: { ...outlet, version: outlet.version + 1, sends } };
  }
  const freeAt = spare > 0 ? now : inWindow[Math.max(0, inWindow.length - limit!.messages)]! + window;
  const paceAt = wave ? (outlet.lastSummary ?? sends[0] ?? now) + seconds(wave.withinSeconds) : now;
  const summaryAt = Math.max(now + 1000, freeAt, paceAt);
  return { place: { passes, summaryAt, calls: true }, after: { ...outlet, version: outlet.version + 1, sends, summaryAt } };
}

/** It goes on as long as a summary was needed within its time. */
function isWave({ sends, lastSummary }: Outlet, wave: Wave | undefined, now: Instant): boolean {
  if (!wave) return false;
  const since = now - seconds(wave.withinSeconds);
  return sends.filter((at) => at > since).length >= wave.alerts || (lastSummary !== null && lastSummary > since);
}
