import { pathToFileURL } from 'node:url';
import { type Call, cpuTime } from './calls.ts';

const { handler }: { handler(calls: Call[]): Promise<void> } = await import(pathToFileURL(process.argv[2]!).href);

process.on('message', async (feedbacks: Call[][]) => {
  const start = cpuTime();
  for (const calls of feedbacks) await handler(calls);
  process.send!(cpuTime() - start);
});
process.once('disconnect', () => process.exit());
process.send!('ready');
