import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { embeddedSentiment } from '#adapters/sentiment/embedded/embedded.ts';
import { compare, historyFrom } from './compared-policies.ts';
import { insurerWith } from './insurer-with.ts';
import { stop } from './place.ts';

const usage = `npm run -s what-if -- --policy FILE --history FILE [--than FILE]

  How many cases a day would come under that policy, and which feedbacks would be judged otherwise than under config/policy.json
  (or the one after --than). The history is JSONL: feedback as sent to the API, or {"text", "score", "options", "submittedAt", "customer"}.`;

const { values } = parseArgs({ options: { policy: { type: 'string' }, history: { type: 'string' }, than: { type: 'string' } } });
if (!values.policy || !values.history) stop(usage);
const wouldBe = insurerWith(values.policy);
const is = insurerWith(values.than);
console.log(JSON.stringify(await compare(historyFrom(textOf(values.history)), embeddedSentiment(), is, wouldBe), null, 2));

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    stop(`${file}: ${(error as Error).message}`);
  }
}
