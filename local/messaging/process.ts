import type { AddressInfo } from 'node:net';
import { buildApp } from 'fauxqs';
import { S3Store } from '../../node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from '../../node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsStore } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { servedByParent } from '../child.ts';
import { meterMessages } from '../metering/messages.ts';
import { isMetered, tally } from '../metering/tally.ts';
import { programsOnly } from '../programs-only.ts';
import { type Channels, createChannels } from './channels.ts';
import { ageAtItsOwnPace } from './pace.ts';
import { improveQueues } from './queue-behaviour.ts';
import { forgetExpired } from './retention.ts';
import { Storage } from './storage.ts';

const sweepEvery = 60_000;

/** The process that holds queues and topics: fauxqs on disk (SQLite), composed here because its own start listens on every network. */
servedByParent(async ({ folder, channels }: { folder: string; channels: Channels }) => {
  const storage = new Storage(folder);
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  storage.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  stores.sqsStore.persistence = storage;
  stores.snsStore.persistence = storage;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = storage;
  improveQueues(storage);
  ageAtItsOwnPace(stores.sqsStore);
  createChannels(channels, stores);

  const app = buildApp({ logger: false, stores });
  const meter = tally();
  if (isMetered()) meterMessages(app, meter);
  programsOnly(app.server);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const sweep = setInterval(() => forgetExpired(stores.sqsStore), sweepEvery);
  const close = async () => {
    clearInterval(sweep);
    await app.close();
    storage.close();
  };
  return { port: (app.server.address() as AddressInfo).port, close, counts: meter.counts };
});
