/** null when there is nothing to share. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Two-sided, 95 %. */
export const z95 = 1.959964;

export type Bounds = { low: number; high: number };

/**
 * 95 % interval of a share; null when there is nothing to share.
 * Score interval without continuity correction: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212.
 * Unlike share ± margin it stays inside 0…1 and is honest at 0 %, at 100 % and for few.
 */
export function boundsOf(part: number, whole: number): Bounds | null {
  if (whole === 0) return null;
  const p = part / whole;
  const z2 = z95 ** 2 / whole;
  const middle = p + z2 / 2;
  const reach = Math.sqrt(z2 * (p * (1 - p) + z2 / 4));
  // Rounding must not push the share itself out of its interval.
  return { low: Math.max(0, Math.min(p, (middle - reach) / (1 + z2))), high: Math.min(1, Math.max(p, (middle + reach) / (1 + z2))) };
}
