import * as z from 'zod';
import { Shift } from '#domain/roster/team.ts';

/** Service hours of a team. */
export const Calendar = z.object({
  id: z.string(),
  hours: z.array(Shift).min(1),
  /** Closed on the holidays of the holiday list, open on its make-up workdays (调休) with the hours of a Monday. */
  observesHolidays: z.boolean(),
  /** Where its clock hangs; the insurer's zone unless told otherwise. */
  timeZone: z.string().refine(isTimeZone, { message: 'is not the name of a time zone' }).optional(),
});
export type Calendar = z.infer<typeof Calendar>;

/** Official days off and make-up workdays, as dates `yyyy-mm-dd`; years without official data are not listed. */
export const Holidays = z.object({
  years: z.array(z.object({ year: z.int(), source: z.string(), daysOff: z.array(z.iso.date()), workdays: z.array(z.iso.date()) })),
});
export type Holidays = z.infer<typeof Holidays>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
