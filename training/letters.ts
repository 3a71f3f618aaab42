import { writeFileSync } from 'node:fs';
import { alternativesOf } from '#domain/judgement/required-letters.ts';
import rules from '#domain/judgement/signals.json' with { type: 'json' };

type Alternative = [length: number, ...letters: string[]];

/** For each pattern of each signal its alternatives: how long each is, and the letters of which a text must hold one; none where nothing is known. */
export function lettersOfSignals(): Record<string, Alternative[][]> {
  const lettersOf = (hit: string | { match: string }) =>
    alternativesOf(typeof hit === 'string' ? hit : hit.match).map(
      ({ source, letters }): Alternative => [source.length, ...(letters ?? [])],
    );
  return Object.fromEntries(Object.entries(rules).map(([signal, { hits }]) => [signal, hits.map(lettersOf)]));
}

/** `npm run letters` works them out anew, after a pattern of `signals.json` was changed. A line for a pattern. */
if (import.meta.main) {
  const signals = Object.entries(lettersOfSignals()).map(
    ([signal, hits]) => `${JSON.stringify(signal)}: [\n${hits.map((hit) => JSON.stringify(hit)).join(',\n')}\n]`,
  );
  writeFileSync(new URL('../domain/judgement/signal-letters.json', import.meta.url), `{\n${signals.join(',\n')}\n}\n`);
}
