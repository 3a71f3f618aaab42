import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { servedByParent } from '../child.ts';

/** The process that holds the tables: dynalite on disk (LevelDB). */
servedByParent(async ({ folder }: { folder: string }) => {
  const server = dynalite({ path: folder, createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, close };
});
