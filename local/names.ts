import { readdirSync, readFileSync } from 'node:fs';

/** Chinese names of people, touchpoints, steps, outcomes …: whatever in the configuration has an `id` and a `zh` or `name`. */
export function namesIn(folder: URL): Map<string, string> {
  const names = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, zh, name } = value as Record<string, unknown>;
    const text = zh ?? name;
    if (typeof id === 'string' && typeof text === 'string') names.set(id, text);
    for (const child of Object.values(value)) visit(child);
  };
  for (const file of readdirSync(folder)) if (file.endsWith('.json')) visit(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  return names;
}
