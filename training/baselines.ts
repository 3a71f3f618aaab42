import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { weigher } from '#adapters/sentiment/embedded/embedded.ts';
import { readWeights, shippedWeights } from '#adapters/sentiment/embedded/weights.ts';
import { loadInsurer } from '#config/load.ts';
import { corpusFrom, type Text } from './corpus.ts';
import { randomFrom, shuffle } from './random.ts';

/**
 * `npm run -s baselines -- DATA… [--without SOURCE] [--weights FILE]` trains the two simple models that others are compared with, two-class
 * and on the publishers' labels (linear SVM on character 1–3-grams in 2^18 buckets; NB-SVM on 1–4-grams in 2^20), and sets the embedded
 * model beside them on the texts held out: accuracy, AUC, and the 95 % bootstrap interval of the difference in accuracy.
 * With --without the source is left out of training, and all of it is measured; the weights must have been trained so too.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { without: { type: 'string' }, weights: { type: 'string' } },
});
const texts = corpusFrom(positionals).map((text) => ({ ...text, tone: text.published ?? text.tone }));
const isLeftOut = ({ source }: Text) => source === values.without;
const learnt = texts.filter((text) => !text.heldOut && !isLeftOut(text));
const measured = texts.filter((text) => (values.without ? isLeftOut(text) : text.heldOut));

type Score = (plain: string) => number;
const weigh = weigher(values.weights ? readWeights(pathToFileURL(resolve(values.weights))) : shippedWeights());
const { unhappyFrom } = loadInsurer().policy.judgement;
const models: Record<string, Score> = {
  svm: trainSvm(3, 2 ** 18, false),
  nbSvm: trainSvm(4, 2 ** 20, true),
  /** At even odds, as the baselines decide; and from where the policy says that a person calls. */
  embedded: (plain) => weigh(plain)[0] - 0.5,
  fromPolicy: (plain) => weigh(plain)[0] - unhappyFrom,
};

const report = Object.fromEntries(
  [...Map.groupBy(measured, ({ source }) => source)].map(([source, some]) => {
    const right = Object.fromEntries(
      Object.entries(models).map(([name, score]) => [name, some.map(({ plain, tone }) => score(plain) > 0 === (tone === 'neg'))]),
    );
    const accuracy = Object.fromEntries(Object.entries(right).map(([name, hits]) => [name, mean(hits)]));
    const interval = (model: string, base: string) => bootstrap(right[model]!.map((hit, i) => Number(hit) - Number(right[base]![i])));
    return [source, { texts: some.length, accuracy, aheadOfSvm: interval('embedded', 'svm'), aheadOfNbSvm: interval('embedded', 'nbSvm') }];
  }),
);
console.log(JSON.stringify(report, null, 2));

function mean(hits: boolean[]): number {
  return Number((hits.filter(Boolean).length / hits.length).toFixed(4));
}

/** The 2.5th and the 97.5th percentile of the mean over a thousand resamples. */
function bootstrap(differences: number[]): [number, number] {
  const random = randomFrom(11);
  const means = Array.from({ length: 1000 }, () => {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) sum += differences[Math.floor(random() * differences.length)]!;
    return sum / differences.length;
  }).sort((a, b) => a - b);
  return [Number(means[25]!.toFixed(4)), Number(means[974]!.toFixed(4))];
}

function charGrams(plain: string, longest: number, buckets: number): Uint32Array {
  const found = new Set<number>();
  for (let at = 0; at < plain.length; at++) {
    let hash = 2166136261;
    for (let n = 0; n < longest && at + n < plain.length; n++) {
      hash = Math.imul(hash ^ plain.charCodeAt(at + n), 16777619);
      found.add(((hash ^ (hash >>> 15)) >>> 0) % buckets);
    }
  }
  return Uint32Array.from(found);
}

/** Squared hinge loss by AdaGrad; NB scales each feature by the log-ratio of its counts. */
function trainSvm(longest: number, buckets: number, naiveBayes: boolean): Score {
  const weights = new Float32Array(buckets);
  const sums = new Float32Array(buckets);
  const scale = new Float32Array(buckets).fill(1);
  const examples = learnt.map(({ plain, tone }) => ({ grams: charGrams(plain, longest, buckets), sign: tone === 'neg' ? 1 : -1 }));
  if (naiveBayes) {
    const counts = [new Float32Array(buckets).fill(1), new Float32Array(buckets).fill(1)] as const;
    for (const { grams, sign } of examples) for (const gram of grams) counts[sign > 0 ? 1 : 0][gram]! += 1;
    const totals = counts.map((side) => side.reduce((a, b) => a + b, 0));
    for (let i = 0; i < buckets; i++) scale[i] = Math.log(counts[1][i]! / totals[1]! / (counts[0][i]! / totals[0]!));
  }
  let bias = 0;
  const score = (grams: Uint32Array) => {
    let sum = 0;
    for (const gram of grams) sum += weights[gram]! * scale[gram]!;
    return sum / Math.sqrt(Math.max(1, grams.length)) + bias;
  };
  const random = randomFrom(1);
  const order = Uint32Array.from(examples.keys());
  for (let pass = 0; pass < 4; pass++) {
    shuffle(order, random);
    for (const at of order) {
      const { grams, sign } = examples[at]!;
      const slack = 1 - sign * score(grams);
      if (slack <= 0) continue;
      const slope = (-2 * slack * sign) / Math.sqrt(Math.max(1, grams.length));
      for (const gram of grams) {
        const gradient = slope * scale[gram]! + 1e-4 * weights[gram]!;
        const sum = sums[gram]! + gradient * gradient;
        sums[gram] = sum;
        weights[gram]! -= (0.1 * gradient) / (Math.sqrt(sum) + 0.05);
      }
      bias += 0.002 * slack * sign;
    }
  }
  return (plain) => score(charGrams(plain, longest, buckets));
}
