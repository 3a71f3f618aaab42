import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FunctionConfiguration } from '#local/lambda/instance.ts';
import { median, rounded } from '../tools/quantiles.ts';

const rounds = 15;
const here = (file: string) => new URL(file, import.meta.url);

/** The import of the largest bundle against that of a handler that does nothing, each in fresh processes, in turn. */
export function coldImport(functions: FunctionConfiguration[]) {
  const largest = functions.toSorted((a, b) => statSync(b.file).size - statSync(a.file).size)[0]!;
  const measure = (module: string, environment: Record<string, string>): number =>
    Number(execFileSync(process.execPath, [fileURLToPath(here('measure.mjs')), module], { env: environment, encoding: 'utf8' }));
  const [bundle, empty]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    bundle.push(measure(pathToFileURL(largest.file).href, { ...largest.environment, TZ: 'UTC' }));
    empty.push(measure(here('empty.mjs').href, {}));
  }
  return {
    coldImportRatio: rounded(median(bundle) / median(empty), 1),
    coldImport: {
      bundle: largest.name,
      kilobytes: Math.round(statSync(largest.file).size / 1024),
      bundleMs: rounded(median(bundle), 1),
      emptyMs: rounded(median(empty), 2),
    },
  };
}
