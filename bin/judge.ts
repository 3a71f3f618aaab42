import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { embeddedSentiment } from '#adapters/sentiment/embedded/embedded.ts';
import { insurerWith } from './insurer-with.ts';
import { judgedLine } from './judged-line.ts';

/** `npm run -s judge [-- --policy FILE]`: JSONL in, JSONL out, a line for a line in the same order; a line that cannot be judged says why. */
const { values } = parseArgs({ options: { policy: { type: 'string' } } });
const { policy } = insurerWith(values.policy);
const model = embeddedSentiment();
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const answer = `${JSON.stringify(await judgedLine(line, model, policy.judgement))}\n`;
  if (!process.stdout.write(answer)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
