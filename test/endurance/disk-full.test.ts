import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { Load, pause, type Refused } from '../local/kill/load.ts';
import { everyPromiseIsKept } from '../local/kill/promises.ts';
import { type End, Victim } from '../local/kill/victim.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

const disk = await smallDisk(96);
const impossible = 'impossible' in disk ? disk.impossible : undefined;
if (impossible !== undefined)
  console.error(`SKIPPED: the full disk was not tried, because no small one can be mounted here: ${impossible}`);
afterAll(() => impossible === undefined && (disk as SmallDisk).unmount());

/** Bytes left free when the load meets the limit: with none the log meets it, with more it is the tables or the queues. */
const rounds = [0, 20_000, 100_000, 400_000];

test.skipIf(impossible !== undefined)(
  `a disk that fills up under load ends Earshot with one line; with space again nothing is lost, nothing doubled, every clock runs${impossible === undefined ? '' : ` (SKIPPED: ${impossible})`}`,
  async () => {
    const { folder, fromHere, behind, fill, clear } = disk as SmallDisk;
    const victim = new Victim({ data: join(folder, 'data'), behind });
    const load = new Load();
    try {
      await victim.start();
      const source = await victim.token('source-claims');
      for (const leaving of rounds) {
        load.start(victim, source);
        await load.accepts(25);
        fill(leaving);
        expectOneLine(await soon(victim.ended()), victim);
        await load.stop();
        expectOneLine(await soon(victim.launch()), victim);
        clear();
        expectSound(join(fromHere, 'data'));
        await victim.start();
      }
      for (const refused of load.refused) expectNoRiddle(refused);
      await everyPromiseIsKept(victim, load.sent);
    } finally {
      await victim.end();
    }
  },
  300_000,
);

/** What the person at the terminal reads last: one line that names the disk, and never a stack trace. */
function expectOneLine(end: End | undefined, { data, output }: Victim): void {
  expect(end, `it goes on, or hangs, after ${output.slice(-1000)}`).toBeDefined();
  expect(end!.said).toMatch(/^earshot: the disk of the data folder .*\n$/m);
  expect(end!.said.match(/the disk of the data folder/g)).toHaveLength(1);
  expect(end!.said).toContain(data);
  expect(end!.said).not.toMatch(/^\s+at |Error:|node:/m);
  expect(end!.code).toBe(1);
}

/** Who is not answered with 2xx gets a problem document, or no connection: never a hang, never our insides. */
function expectNoRiddle(refused: Refused): void {
  if ('failure' in refused) expect(refused.failure).not.toMatch(/timeout/i);
  else {
    expect(refused.status, refused.body).toBeGreaterThanOrEqual(500);
    expect(refused.body).not.toMatch(/\bat .*:\d+/);
  }
}

/** On copies: SQLite follows the path out of the mount namespace, and looking must not repair. */
function expectSound(data: string): void {
  const copy = mkdtempSync(join(tmpdir(), 'earshot-copy-'));
  cpSync(data, copy, { recursive: true, filter: (file) => !file.endsWith('cdk.out') });
  for (const file of ['executions.sqlite', 'messaging/fauxqs.db']) {
    const database = new DatabaseSync(join(copy, file));
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  }
  rmSync(copy, { recursive: true });
}

const soon = <T>(end: Promise<T>) => Promise.race([end, pause(60_000).then(() => undefined)]);
