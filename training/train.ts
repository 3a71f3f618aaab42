import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { weigher } from '#adapters/sentiment/embedded/embedded.ts';
import { packWeights } from '#adapters/sentiment/embedded/weights.ts';
import { corpusFrom, written } from './corpus.ts';
import { figuresBySource } from './figures.ts';
import { trainable, trainModel } from './model.ts';
import { trainTopics } from './topics.ts';

/** `npm run train -- DATA…` learns from JSONL files or folders of them and writes what the judgement ships with: the weights of the
 * embedded model, and the words by which topics are known. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'adapters/sentiment/embedded/weights.bin' },
    topics: { type: 'string', default: 'domain/judgement/topic-words.json' },
    /** A source that nothing is learnt from, so that it can be measured as one never seen; may be given several times. */
    without: { type: 'string', multiple: true, default: [] },
  },
});
if (positionals.length === 0) {
  console.error(
    'usage: npm run train -- DATA… [--out FILE] [--topics FILE] [--without SOURCE]   (JSONL: {"text", "label" or "score", "id"?, "source"?, …})',
  );
  process.exit(2);
}

const began = Date.now();
const say = (what: string) => console.error(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);
const all = [...corpusFrom(positionals, values.without), ...written()];
const learnt = trainable(all.filter(({ heldOut }) => !heldOut));
say(`${learnt.length} texts to learn from, ${all.length - learnt.length} held out`);
const model = trainModel(learnt, say);
const sources = [...new Set(learnt.map(({ source }) => source))].sort();
const weights = { provenance: `trained on ${learnt.length} texts of ${sources.join(', ')}`, ...model };
writeFileSync(values.out, packWeights(weights));
say(`written to ${values.out}`);
if (values.without.length === 0) {
  writeFileSync(values.topics, `${JSON.stringify(trainTopics(learnt)).replaceAll('],"', '],\n"')}\n`);
  say(`topics written to ${values.topics}`);
}
const held = all.filter(({ heldOut }) => heldOut);
const weigh = weigher(weights);
console.log(JSON.stringify(figuresBySource(held.map((text) => ({ ...text, probability: weigh(text.plain)[0] }))), null, 2));
