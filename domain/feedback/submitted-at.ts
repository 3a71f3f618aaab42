import type { Instant } from '#domain/time.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const mostAhead = 5 * minute;
const oldest = 400 * day;

const form = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?(?:Z|[+-]([01]\d|2[0-3]):?([0-5]\d))$/i;

/** What every engine reads as it is; the other forms of the standard are spelt so. */
const engineReads = /T[\d:.]+(?:Z|[+-]\d\d:\d\d)$/;
const spelt = (text: string): string =>
  text
    .toUpperCase()
    .replace(',', '.')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');

/** Epoch ms of an ISO 8601 time with offset; undefined when it is none, or a day that does not exist. */
export function parseInstant(text: string): Instant | undefined {
  const parts = form.exec(text);
  if (!parts) return undefined;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || date < 1 || date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const at = Date.parse(engineReads.test(text) ? text : spelt(text));
  return Number.isNaN(at) ? undefined : at;
}

/** `ahead`: the sender's clock said a later time than ours. */
export type Submitted = { at: Instant; ahead: boolean };
export type Submission = Submitted | { fault: string };

/** When the customer pressed send, never after receipt; or what is wrong with it. A clock a little ahead is set back and flagged. */
export function submission(text: string, receivedAt: Instant): Submission {
  const at = parseInstant(text);
  if (at === undefined) return { fault: 'must be ISO 8601 with date, time and offset, for example 2026-11-22T09:30:00+08:00' };
  if (at > receivedAt + mostAhead) return { fault: 'lies more than 5 minutes in the future; set the clock of the sending system right' };
  if (at < receivedAt - oldest) return { fault: 'lies more than 400 days in the past; such feedback is no longer accepted' };
  return { at: Math.min(at, receivedAt), ahead: at > receivedAt };
}
