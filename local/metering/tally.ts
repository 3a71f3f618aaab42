/** Running totals by name, such as `dynamodb.writeUnits`. */
export type Counts = Record<string, number>;

export interface Meter {
  add(name: string, amount?: number): void;
}

export function tally(): Meter & { counts: Counts } {
  const counts: Counts = {};
  return {
    counts,
    add(name, amount = 1) {
      counts[name] = (counts[name] ?? 0) + amount;
    },
  };
}

/** What was added between two looks at the same totals. */
export const since = (before: Counts, after: Counts): Counts =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
      .filter(([, count]) => count !== 0),
  );

export const sumOf = (counts: Counts, names: RegExp): number =>
  Object.entries(counts).reduce((sum, [name, count]) => (names.test(name) ? sum + count : sum), 0);

/** The variable that makes the local cloud count what a bill would count. */
export const isMetered = (env: NodeJS.ProcessEnv = process.env): boolean => env.EARSHOT_METER === '1';
