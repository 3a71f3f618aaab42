/** A point in time: milliseconds since the epoch, always from an injected clock. */
export type Instant = number;
export type Now = () => Instant;

export const seconds = (n: number): number => n * 1000;

/** Times cross the API and the queues as ISO 8601. */
export const iso = (at: Instant): string => new Date(at).toISOString();

/** Alarms ring on whole seconds (ASL truncates), so whatever an alarm must find due is placed on one. */
export const nearestSecond = (at: Instant): Instant => Math.round(at / 1000) * 1000;
export const nextSecond = (at: Instant): Instant => Math.ceil(at / 1000) * 1000;
