import * as z from 'zod';
import { type Instant, seconds } from '#domain/time.ts';
import { Account } from './account.ts';
import type { ServiceHours } from './service-hours.ts';

/** A deadline with how it came about. Kept in the history, so that no later calendar moves it. */
export const Due = z.object({
  dueAt: z.number(),
  /** It fell there, on closed doors, and was moved to their opening. */
  movedFrom: z.number().optional(),
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
