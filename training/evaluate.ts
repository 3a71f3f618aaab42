import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { embeddedSentiment, weigher } from '#adapters/sentiment/embedded/embedded.ts';
import { readWeights, shippedWeights } from '#adapters/sentiment/embedded/weights.ts';
import { loadInsurer } from '#config/load.ts';
import { judgeSpoken } from '#domain/judgement/spoken.ts';
import { corpusFrom, type Text } from './corpus.ts';
import { figuresBySource, isRight } from './figures.ts';

/**
 * `npm run -s evaluate -- FILE…` measures the judgement of labelled texts and shows its worst mistakes. Of texts with a split only
 * those held out are measured, since the others were learnt from; `--all` measures every one, `--published` against the publishers' labels,
 * `--model` the embedded model alone instead of the whole judgement of the text.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    weights: { type: 'string' },
    all: { type: 'boolean', default: false },
    published: { type: 'boolean', default: false },
    model: { type: 'boolean', default: false },
    source: { type: 'string', multiple: true },
  },
});
if (positionals.length === 0) {
  console.error(
    'usage: npm run -s evaluate -- FILE… [--weights FILE] [--all] [--published] [--model] [--source NAME]   (JSONL: {"text", "label" or "score"})',
  );
  process.exit(2);
}

const mostMistakes = 20;
const longestShown = 160;

const weights = values.weights ? readWeights(pathToFileURL(resolve(values.weights))) : shippedWeights();
const model = embeddedSentiment(weights);
const weigh = weigher(weights);
const { policy } = loadInsurer();
/** As `npm run judge` answers to the text alone. */
const judged = async ({ text }: Text) => (await judgeSpoken({ text }, model, policy.judgement)).probability;
const measured = corpusFrom(positionals).filter(
  ({ heldOut, source }) => (values.all || heldOut) && (values.source?.includes(source) ?? true),
);
const answers = await Promise.all(
  measured.map(async (text) => ({
    ...text,
    tone: (values.published && text.published) || text.tone,
    probability: values.model ? weigh(text.plain)[0] : await judged(text),
  })),
);

const from = values.model ? 0.5 : policy.judgement.unhappyFrom;
console.log(JSON.stringify({ figures: figuresBySource(answers, from), worst: worst(answers) }, null, 2));

function worst(all: (Text & { probability: number })[]) {
  return all
    .filter((answer) => !isRight(answer, from))
    .sort((a, b) => Math.abs(b.probability - 0.5) - Math.abs(a.probability - 0.5))
    .slice(0, mostMistakes)
    .map(({ id, source, tone, probability, text }) => ({
      ...{ id, source, label: tone, probability: Number(probability.toFixed(3)) },
      text: Array.from(text).slice(0, longestShown).join(''),
    }));
}
