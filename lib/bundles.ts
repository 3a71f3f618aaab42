import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import type { Insurer } from '#domain/insurer.ts';
import { buildConsole } from './console-site.ts';

const functions = [
  'acknowledge',
  'authorize',
  'intake',
  'judge',
  'advance-case',
  'deliver-alert',
  'case-api',
  'metrics-api',
  'staff-api',
  'roster-api',
  'console',
  'sweep',
  'canary',
] as const;
export type FunctionName = (typeof functions)[number];

const root = fileURLToPath(new URL('..', import.meta.url));
/** Read at start by the embedded text model, from beside its code. */
const weights = 'adapters/sentiment/embedded/weights.bin';
/** Dependencies that are CommonJS call `require` at run time. */
const banner = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

export type Bundles = { folderOf(name: FunctionName): string };

const options = {
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  banner: { js: banner },
  logLevel: 'error',
} satisfies BuildOptions;
/** Has libraries for channels that few insurers use: they lie beside its code, and are read when first needed. */
const inParts: FunctionName = 'deliver-alert';

/** Bundles every function once, the SDK included, and lays the insurer's checked configuration beside each, the text model beside the judge, and the pages beside the function that serves them. */
export function bundleFunctions(outdir: string, insurer: Insurer): Bundles {
  const entry = (name: FunctionName, out: string) => ({ in: `functions/${name}.ts`, out });
  const whole = functions.filter((name) => name !== inParts).map((name) => entry(name, `${name}/index`));
  buildSync({ ...options, entryPoints: whole, outdir });
  buildSync({ ...options, entryPoints: [entry(inParts, 'index')], outdir: join(outdir, inParts), splitting: true });
  const folderOf = (name: FunctionName) => join(outdir, name);
  for (const name of functions) writeFileSync(join(folderOf(name), 'insurer.json'), JSON.stringify(insurer));
  copyFileSync(join(root, weights), join(folderOf('judge'), 'weights.bin'));
  buildConsole(join(folderOf('console'), 'site'));
  return { folderOf };
}
