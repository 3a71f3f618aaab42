import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Insurer } from '#domain/insurer.ts';
import { buildConsole } from './console-site.ts';

const functions = [
  'authorize',
  'intake',
  'judge',
  'advance-case',
  'deliver-alert',
  'case-api',
  'metrics-api',
  'staff-api',
  'console',
  'sweep',
] as const;
export type FunctionName = (typeof functions)[number];

const root = fileURLToPath(new URL('..', import.meta.url));
/** Read at start by the embedded text model, from beside its code. */
const weights = 'adapters/sentiment/embedded/weights.bin';
/** Dependencies that are CommonJS call `require` at run time. */
const banner = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

export type Bundles = { folderOf(name: FunctionName): string };

/** Bundles every function once, the SDK included, and lays the insurer's checked configuration beside each, the text model beside the judge, and the pages beside the function that serves them. */
export function bundleFunctions(outdir: string, insurer: Insurer): Bundles {
  buildSync({
    absWorkingDir: root,
    entryPoints: functions.map((name) => ({ in: `functions/${name}.ts`, out: `${name}/index` })),
    outdir,
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
  });
  const folderOf = (name: FunctionName) => join(outdir, name);
  for (const name of functions) writeFileSync(join(folderOf(name), 'insurer.json'), JSON.stringify(insurer));
  copyFileSync(join(root, weights), join(folderOf('judge'), 'weights.bin'));
  buildConsole(join(folderOf('console'), 'site'));
  return { folderOf };
}
