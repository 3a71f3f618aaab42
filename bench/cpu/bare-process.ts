import { pathToFileURL } from 'node:url';
import { type Call, cpuTime } from './calls.ts';
import { takeEvents } from './queue.ts';

type Handler = (calls: Call[]) => Promise<void>;
const load = async (file: string): Promise<Handler> => (await import(pathToFileURL(file).href)).handler;
const [bareIntake, bareJudge] = await Promise.all((process.argv.slice(2) as [string, string]).map(load));
const isIntake = ({ client }: Call): boolean => client === 'sqs';

/** Makes the calls of a block of feedbacks in the order of the pipeline: what intake called, then what judge called, each from a bundle of its own. */
process.on('message', async (feedbacks: Call[][]) => {
  const taking = feedbacks.map((calls) => calls.filter(isIntake));
  const judging = feedbacks.map((calls) => calls.filter((call) => !isIntake(call)));
  const start = cpuTime();
  for (const calls of taking) await bareIntake!(calls);
  for (const calls of judging) await bareJudge!(calls);
  const spent = cpuTime() - start;
  // Left in the queue, its messages would reach the pipeline, which would find them stored already and make calls of another kind.
  await takeEvents(process.env.LIVE_QUEUE!, feedbacks.length);
  process.send!(spent);
});
process.once('disconnect', () => process.exit());
process.send!('ready');
