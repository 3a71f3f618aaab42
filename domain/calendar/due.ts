import * as z from 'zod';
import { type Instant, seconds } from '#domain/time.ts';
import { gaps } from './account.ts';
import type { ServiceHours } from './service-hours.ts';

const instant = z.number();
const date = z.string();

/** How a deadline came about, kept with it: whatever the calendar says later, this is what was counted. */
export const Account = z.object({
  /** Open hours, or whole days on which anybody works. */
  of: z.enum(['hours', 'workdays']),
  /** The first ones and the last. */
  counted: z.array(z.object({ from: instant, to: instant })),
  /** Spans between the first ones and the last that are not told one by one. */
  leftOut: z.int().nonnegative(),
  passedOver: z.array(z.enum(gaps)),
  /** Public holidays passed over, and make-up workdays (调休) worked. */
  holidays: z.array(date),
  makeUpWorkdays: z.array(date),
  /** Years it touches for which no official holidays were known. */
  provisionalYears: z.array(z.int()),
});
export type Account = z.infer<typeof Account>;

/** A deadline with how it came about. Kept in the history, so that no later calendar moves it. */
export const Due = z.object({
  dueAt: instant,
  /** It fell there, on closed doors, and was moved to their opening. */
  movedFrom: instant.optional(),
  /** Absent when every moment counted, on ordinary days. */
  account: Account.optional(),
});
export type Due = z.infer<typeof Due>;

/** So many seconds later in the working time of those hours; by the clock where so much never comes together. */
export function dueInHours(hours: ServiceHours, from: Instant, span: number): Due {
  const dueAt = hours.dueAfter(from, span);
  return dueAt === null ? { dueAt: from + seconds(span) } : { dueAt, ...accountOf(hours, 'hours', from, dueAt) };
}

/** So many seconds later on days on which anybody works, when the doors are open. */
export function dueOnWorkdays(hours: ServiceHours, from: Instant, span: number): Due {
  const at = hours.dueOnWorkdays(from, span);
  if (at === null) return { dueAt: from + seconds(span) };
  const dueAt = hours.isOpen(at) ? at : (hours.nextOpening(at) ?? at);
  return { dueAt, ...(dueAt === at ? {} : { movedFrom: at }), ...accountOf(hours, 'workdays', from, at) };
}

function accountOf(hours: ServiceHours, of: Account['of'], from: Instant, to: Instant): Pick<Due, 'account'> {
  const account = hours.account(of, { from, to });
  return account ? { account } : {};
}
