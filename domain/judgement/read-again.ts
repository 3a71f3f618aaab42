const pauses = [20, 60, 300, 1200];

/** Seconds until a text that could not be read is tried again: soon at first, then as an outage lasts; about 26 minutes in all. */
export const readAgainAfter = (triesSoFar: number): number => pauses[Math.min(Math.max(1, triesSoFar), pauses.length) - 1]!;
