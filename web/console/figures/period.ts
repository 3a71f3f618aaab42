import { addDays, weekdayOf } from '#domain/calendar/zoned.ts';
import { datesOf, maxDays, type Period } from '#domain/insight/period.ts';

/** Periods with a name, for a date of today; all but last week end today, so they are not finished. */
export const presets = {
  'this-week': (today) => ({ from: mondayOf(today), to: today }),
  'last-week': (today) => ({ from: addDays(mondayOf(today), -7), to: addDays(mondayOf(today), -1) }),
  'this-month': (today) => ({ from: `${today.slice(0, 8)}01`, to: today }),
  'last-7': (today) => ({ from: addDays(today, -6), to: today }),
  'last-28': (today) => ({ from: addDays(today, -27), to: today }),
  'last-90': (today) => ({ from: addDays(today, -89), to: today }),
} satisfies Record<string, (today: string) => Period>;
export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as Preset[];
/** Whole weeks: compared with whole weeks. */
export const defaultPreset: Preset = 'last-28';

const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

export const presetOf = (period: Period, today: string): Preset | null =>
  presetNames.find((name) => {
    const { from, to } = presets[name](today);
    return from === period.from && to === period.to;
  }) ?? null;

export type PeriodFault = 'missing' | 'order' | 'future' | 'tooLong';

export function faultOf(period: Period, today: string): PeriodFault | null {
  if (!isDate(period.from) || !isDate(period.to)) return 'missing';
  if (period.from > period.to) return 'order';
  if (period.to > today) return 'future';
  return datesOf(period).length > maxDays ? 'tooLong' : null;
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
