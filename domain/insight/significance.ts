/** Fewer than this on either side prove nothing. */
export const fewest = 5;

export type Part = { part: number; whole: number };

/*
 * Each test answers a standard normal deviate: positive when there is more of it now than before, null when it cannot be told.
 * They take every case as independent of the others. A bad night makes many breaches at once, so the tests err towards "changed".
 */

/**
 * Two shares: pooled, with the continuity correction that keeps the test honest for few.
 * F. Yates, Supplement to the Journal of the Royal Statistical Society 1 (1934) 217–235.
 */
export function deviateOfShares(before: Part, now: Part): number | null {
  if (Math.min(before.whole, now.whole) < fewest) return null;
  const pooled = (before.part + now.part) / (before.whole + now.whole);
  const each = 1 / before.whole + 1 / now.whole;
  const error = Math.sqrt(pooled * (1 - pooled) * each);
  return error === 0 ? 0 : towardsZero(now.part / now.whole - before.part / before.whole, each / 2) / error;
}

/**
 * Two counts from periods of equal length: given their sum, one of them is binomial with ½ when nothing has changed.
 * J. Przyborowski, H. Wilenski, Biometrika 31 (1940) 313–323; normal approximation with continuity correction.
 */
export function deviateOfCounts(before: number, now: number): number {
  const sum = before + now;
  return sum === 0 ? 0 : towardsZero(now - before, 1) / Math.sqrt(sum);
}

/**
 * Two samples of times: Mann–Whitney U by midranks, normal approximation with continuity correction.
 * H. B. Mann, D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50–60;
 * variance corrected for ties: E. L. Lehmann, Nonparametrics: Statistical Methods Based on Ranks (1975), p. 20.
 */
export function deviateOfTimes(before: number[], now: number[]): number | null {
  const [n, m] = [before.length, now.length];
  if (Math.min(n, m) < fewest) return null;
  const all = [...before.map((time) => ({ time, now: 0 })), ...now.map((time) => ({ time, now: 1 }))].sort((a, b) => a.time - b.time);
  let [ranksOfNow, ties] = [0, 0];
  for (let start = 0, end = 0; start < all.length; start = end) {
    let mine = 0;
    while (end < all.length && all[end]!.time === all[start]!.time) mine += all[end++]!.now;
    ranksOfNow += (mine * (start + 1 + end)) / 2;
    ties += (end - start) ** 3 - (end - start);
  }
  const u = ranksOfNow - (m * (m + 1)) / 2;
  const variance = ((n * m) / 12) * (n + m + 1 - ties / ((n + m) * (n + m - 1)));
  return variance <= 0 ? 0 : towardsZero(u - (n * m) / 2, 0.5) / Math.sqrt(variance);
}

const towardsZero = (value: number, by: number): number => Math.sign(value) * Math.max(0, Math.abs(value) - by);
