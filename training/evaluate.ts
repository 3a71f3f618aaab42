import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { weigher } from '#adapters/sentiment/embedded/embedded.ts';
import { readWeights, shippedWeights } from '#adapters/sentiment/embedded/weights.ts';
import { corpusFrom, type Text } from './corpus.ts';
import { figuresBySource, isRight } from './figures.ts';

/**
 * `npm run -s evaluate -- FILE…` measures the embedded model on labelled texts and shows its worst mistakes. Of texts with a split only
 * those held out are measured, since the others were learnt from; `--all` measures every one, `--published` against the publishers' labels.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    weights: { type: 'string' },
    all: { type: 'boolean', default: false },
    published: { type: 'boolean', default: false },
    source: { type: 'string', multiple: true },
  },
});
if (positionals.length === 0) {
  console.error(
    'usage: npm run -s evaluate -- FILE… [--weights FILE] [--all] [--published] [--source NAME]   (JSONL: {"text", "label" or "score"})',
  );
  process.exit(2);
}

const mostMistakes = 20;
const longestShown = 160;

const weigh = weigher(values.weights ? readWeights(pathToFileURL(resolve(values.weights))) : shippedWeights());
const answers = corpusFrom(positionals)
  .filter(({ heldOut, source }) => (values.all || heldOut) && (values.source?.includes(source) ?? true))
  .map((text) => ({ ...text, tone: (values.published && text.published) || text.tone, probability: weigh(text.plain)[0] }));

console.log(JSON.stringify({ figures: figuresBySource(answers), worst: worst(answers) }, null, 2));

function worst(all: (Text & { probability: number })[]) {
  return all
    .filter((answer) => !isRight(answer))
    .sort((a, b) => Math.abs(b.probability - 0.5) - Math.abs(a.probability - 0.5))
    .slice(0, mostMistakes)
    .map(({ id, source, tone, probability, text }) => ({
      ...{ id, source, label: tone, probability: Number(probability.toFixed(3)) },
      text: Array.from(text).slice(0, longestShown).join(''),
    }));
}
