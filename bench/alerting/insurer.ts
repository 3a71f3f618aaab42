import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sample = fileURLToPath(new URL('../../config/', import.meta.url));
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
/** Nobody is told of anything but the first alert while the bench runs. */
const farAway = 30_000;

type Json = Record<string, unknown>;
/** A channel of the bench, and how the person of that number is reached there. */
export type Reached = { channel: Json & { id: string }; addressOf?: (n: number) => string };

export const people = 40;
export const personOf = (n: number): string => `bench-${String(n).padStart(2, '0')}`;

/**
 * The sample insurer with forty agents in its national team and nobody else who answers, each reached by one of those channels;
 * `ladder` keeps the sample's steps. Returns the folder.
 */
export function benchInsurer(reached: Reached[], { ladder }: { ladder: 'first alert only' | 'as always' }): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-config-'));
  cpSync(sample, folder, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  const change = (file: string, how: (content: never) => unknown) => {
    const path = join(folder, file);
    writeFileSync(path, JSON.stringify(how(JSON.parse(readFileSync(path, 'utf8')) as never)));
  };
  const agents = Array.from({ length: people }, (_, n) => n);
  const of = (n: number) => reached[n % reached.length]!;
  change('channels.json', (channels: Json[]) => [...channels, ...reached.map(({ channel }) => channel)]);
  change('people.json', (staff: Json[]) => [
    ...staff,
    ...agents.map((n) => {
      const { channel, addressOf } = of(n);
      const addresses = addressOf ? { addresses: { [channel.id]: addressOf(n) } } : {};
      return { id: personOf(n), name: `坐席${n}`, role: 'agent', skills: [], channels: [channel.id], ...addresses };
    }),
  ]);
  change('rota.json', (rota: (Json & { level: string })[]) => [
    ...rota.filter(({ level }) => level !== 'agent'),
    ...agents.map((n) => ({ person: personOf(n), team: 'callback-national', level: 'agent', shifts: always })),
  ]);
  if (ladder === 'first alert only')
    change('policy.json', (policy: Json & { callback: Json; ladder: Json[] }) => ({
      ...policy,
      callback: { ...policy.callback, dueAfter: 2 * farAway, heldDueAfter: 2 * farAway },
      ladder: policy.ladder.map((step, i) => (i === 0 ? step : { ...step, after: farAway + i })),
    }));
  return folder;
}
