import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { servedByParent } from '../child.ts';
import { meterTables } from '../metering/tables.ts';
import { isMetered, tally } from '../metering/tally.ts';
import { programsOnly } from '../programs-only.ts';
import { rememberTables } from './remember-tables.ts';

interface Database {
  open(): Promise<void>;
  close(): Promise<void>;
}
/** The database below dynalite, in dynalite's own version. */
const { Level } = createRequire(createRequire(import.meta.url).resolve('dynalite'))('level') as { Level: new (folder: string) => Database };

/** The process that holds the tables: dynalite on disk (LevelDB). */
servedByParent(async ({ folder }: { folder: string }) => {
  await refuseIfLocked(folder);
  rememberTables();
  const server = dynalite({ path: folder, createTableMs: 0 });
  const meter = tally();
  if (isMetered()) meterTables(server, meter);
  programsOnly(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, close, counts: meter.counts };
});

/** dynalite itself would crash at its first request. */
async function refuseIfLocked(folder: string): Promise<void> {
  const database = new Level(folder);
  await database.open();
  await database.close();
}
