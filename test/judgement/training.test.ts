import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { packWeights, readWeights, shippedWeights } from '#adapters/sentiment/embedded/weights.ts';
import { corpusFrom } from '../../training/corpus.ts';
import { figures } from '../../training/figures.ts';
import { tones } from '../../training/label.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-training-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('the figures', () => {
  const answers = [
    { source: 's', tone: 'neg', probability: 0.9 },
    { source: 's', tone: 'neg', probability: 0.3 },
    { source: 's', tone: 'pos', probability: 0.3 },
    { source: 's', tone: 'neu', probability: 0.1 },
    { source: 's', tone: 'pos', probability: 0.97 },
  ] as const;

  test('are as counted by hand', () => {
    expect(figures([...answers])).toEqual({
      ...{ texts: 5, unhappy: 2, accuracy: 0.6, macroF1: 0.5833, recall: 0.5, precision: 0.5, falseAlarms: 0.3333 },
      // Of six pairs of an unhappy and another text three are ranked right, one is a tie.
      ...{ auc: 0.5833, calibrationError: 0.274, accuracyAt90: 0.6, sureAnswers: 0.2, sureAndRight: 0 },
    });
  });

  test('go by the threshold that is asked for', () => {
    expect(figures([...answers], 0.3)).toMatchObject({ recall: 1, precision: 0.5, accuracy: 0.6 });
  });

  test('that nothing tells are none', () => {
    expect(figures([{ source: 's', tone: 'neg', probability: 0.9 }])).toMatchObject({
      accuracy: 1,
      macroF1: null,
      falseAlarms: null,
      auc: null,
    });
  });
});

describe('a text to learn from', () => {
  test('has the tone of its label, or of a clear score', () => {
    expect(tones('mixed', undefined)).toBe('neg');
    expect(tones('neu', { scale: 'nps', value: 0 })).toBe('neu');
    expect([4, 5, 8, 9].map((value) => tones(undefined, { scale: 'nps', value }))).toEqual(['neg', undefined, undefined, 'pos']);
  });

  test('of an insurer needs nothing but words and score; what its publisher forbids is left out', () => {
    const lines = ['{"text":"太慢了","score":{"scale":"csat","value":1}}', '', '{"text":"late again","label":"neg","source":"airline"}'];
    const texts = corpusFrom([fileOf('own.jsonl', lines.join('\n'))]);
    expect(texts).toMatchObject([{ id: 'own-1', source: 'own', tone: 'neg', read: false }]);
  });

  test('that cannot be read is named by file and line', () => {
    expect(() => corpusFrom([fileOf('bad.jsonl', '{"text":"好","label":"pos"}\n{"text":1}')])).toThrow(/bad\.jsonl, line 2: [\s\S]*text/);
    expect(() => corpusFrom([fileOf('worse.jsonl', 'x')])).toThrow('worse.jsonl, line 1: not JSON');
  });
});

describe('the weights', () => {
  test('are read as they were packed', () => {
    const weights = shippedWeights();
    expect(readWeights(pathToFileURL(fileOf('w.bin', packWeights(weights))))).toEqual(weights);
  });

  test.each(['', 'earshot1', 'something else altogether'])('of another make ("%s") are refused, with what to do', (content) => {
    expect(() => readWeights(pathToFileURL(fileOf('other.bin', content)))).toThrow('npm run train');
  });
});
