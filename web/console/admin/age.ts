export type AgeUnit = 'days' | 'hours' | 'minutes' | 'seconds';

const units: [AgeUnit, number][] = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
];

/** How long ago, in the largest unit that fits, rounded down. */
export function ageOf(seconds: number): { unit: AgeUnit; n: number } {
  for (const [unit, length] of units) if (seconds >= length) return { unit, n: Math.floor(seconds / length) };
  return { unit: 'seconds', n: Math.max(0, Math.floor(seconds)) };
}
