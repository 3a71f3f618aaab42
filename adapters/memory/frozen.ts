/** A copy nobody can change: what is stored is handed out as it is, and whoever writes into it fails at once. Plain data only. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozen)) as T;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = frozen((value as Record<string, unknown>)[key]);
  return Object.freeze(copy) as T;
}
