/** A copy nobody can change: what is stored is handed out as it is, and whoever writes into it fails at once. */
export const frozen = <T>(value: T): T => freeze(structuredClone(value));

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
