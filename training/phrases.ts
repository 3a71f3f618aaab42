import { readdirSync, readFileSync } from 'node:fs';
import { topicOf } from '#domain/judgement/topics.ts';
import { type Toned, toned } from './label.ts';

/** How a customer speaks of a topic (or of none: `-`), written for training. */
export type Phrase = { topic: string; tone: Toned; text: string };

const folder = new URL('./phrases/', import.meta.url);

/** Every line `topic, tone, language, phrase` of the phrase files. */
export function phrases(): Phrase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return files.sort().flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n');
    return lines.map((line, at) => {
      const [topic = '', tone, , text] = line.split('\t');
      const known = toned.find((one) => one === tone);
      if ((topic !== '-' && !topicOf(topic)) || !known || !text)
        throw new Error(`training/phrases/${name}, line ${at + 1}: not "topic, neg|neu|pos, zh|en, phrase"`);
      return { topic, tone: known, text };
    });
  });
}
