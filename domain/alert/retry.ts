const first = 2;
const longest = 60;

/** Seconds before the next try: doubling from two seconds up to a minute, with up to half of it as jitter. At least one. */
export function backOffSeconds(triesSoFar: number, random: number): number {
  const pause = Math.min(longest, first * 2 ** Math.max(0, triesSoFar - 1));
  return Math.max(1, Math.round(pause * (0.75 + random / 2)));
}
