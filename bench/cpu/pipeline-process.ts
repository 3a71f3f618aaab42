import { pathToFileURL } from 'node:url';
import type { Body } from '../tools/mix.ts';
import { context, cpuTime, gatewayEvent } from './calls.ts';
import { takeEvents } from './queue.ts';

type Handler = (event: unknown, context: unknown) => Promise<{ statusCode?: number; batchItemFailures?: unknown[] }>;
const [intakeFile, judgeFile] = process.argv.slice(2) as [string, string];
const load = async (file: string): Promise<Handler> => (await import(pathToFileURL(file).href)).handler;
const [intake, judge] = [await load(intakeFile), await load(judgeFile)];

/** Takes in and judges a block of feedbacks with the deployed bundles; taking the messages off the queue is Lambda's work, not ours. */
process.on('message', async (bodies: Body[]) => {
  const events = bodies.map(gatewayEvent);
  let start = cpuTime();
  for (const event of events) if ((await intake(event, context('intake'))).statusCode !== 202) throw new Error('not taken in');
  let spent = cpuTime() - start;
  const batches = await takeEvents(process.env.LIVE_QUEUE!, events.length);
  start = cpuTime();
  for (const batch of batches) if ((await judge(batch, context('judge'))).batchItemFailures?.length) throw new Error('not judged');
  spent += cpuTime() - start;
  process.send!(spent);
});
process.once('disconnect', () => process.exit());
process.send!('ready');
