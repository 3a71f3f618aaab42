import { closeSync, openSync, readdirSync, readSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** What a function printed as JSON: of interest are what happened to a case, and alerts. */
export type Line = { message?: string; caseId?: string; alert?: { caseId: string; recipient: string; step: string } };

/** Hears each line that functions print, the moment it is in `<data>/logs`. Instants are this process's. */
export function tailLogs(data: string, hear: (line: Line, at: number) => void): { close(): void } {
  const folder = join(data, 'logs');
  const read = new Map<string, number>();
  const rest = new Map<string, string>();

  const take = (file: string, name: string, from: number): number => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size <= from) return size;
    const bytes = Buffer.alloc(size - from);
    const handle = openSync(file, 'r');
    readSync(handle, bytes, 0, bytes.length, from);
    closeSync(handle);
    const lines = ((rest.get(name) ?? '') + bytes.toString('latin1')).split('\n');
    rest.set(name, lines.pop() ?? '');
    const at = Date.now();
    for (const line of lines) if (line.startsWith('{')) hear(JSON.parse(Buffer.from(line, 'latin1').toString()), at);
    return size;
  };
  const look = (name: string | null) => {
    if (!name?.endsWith('.log')) return;
    const file = join(folder, name);
    const from = read.get(name) ?? 0;
    const rotated = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) < from;
    if (rotated) take(`${file}.1`, name, from);
    read.set(name, take(file, name, rotated ? 0 : from));
  };

  for (const name of readdirSync(folder)) read.set(name, statSync(join(folder, name)).size);
  return watch(folder, (_, name) => look(name));
}
