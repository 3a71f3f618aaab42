import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = join(root, 'node_modules/.cache/earshot-console');

/** Builds the console's pages into a folder: `index.html`, and under `assets/` files whose names change with their content, gzipped beside. */
export function buildConsole(outdir: string): void {
  const cached = join(made, keyOfSources());
  if (!existsSync(cached)) {
    const building = `${cached}.${process.pid}`;
    build(building);
    rmSync(cached, { recursive: true, force: true });
    renameSync(building, cached);
  }
  cpSync(cached, outdir, { recursive: true });
}

/** The pages, what they may import of the rules, and the versions of their libraries. */
function keyOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(['web/console/**/*', 'domain/**/*.ts', 'package-lock.json', 'lib/console-site.ts'], {
    cwd: root,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function build(outdir: string): void {
  const assets = join(outdir, 'assets');
  mkdirSync(assets, { recursive: true });
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: { console: 'web/console/main.tsx' },
    outdir: assets,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome100', 'firefox100', 'safari16'],
    jsx: 'automatic',
    minify: true,
    metafile: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
  });
  buildSync({
    absWorkingDir: root,
    entryPoints: { 'beat.worker': 'web/console/live/beat.worker.ts' },
    outdir: assets,
    bundle: true,
    minify: true,
    logLevel: 'error',
  });
  cpSync(join(root, 'web/console/assets'), assets, { recursive: true });
  const entry = Object.keys(metafile.outputs).find((file) => metafile.outputs[file]!.entryPoint === 'web/console/main.tsx')!;
  const style = metafile.outputs[entry]!.cssBundle;
  const head = [
    ...(style ? [`<link rel="stylesheet" href="/assets/${basename(style)}" />`] : []),
    `<script type="module" src="/assets/${basename(entry)}"></script>`,
  ].join('\n    ');
  const page = readFileSync(join(root, 'web/console/index.html'), 'utf8');
  writeFileSync(join(outdir, 'index.html'), page.replace('<!-- styles and script are named at build -->', head));
  for (const file of globSync('assets/*.{js,css,svg}', { cwd: outdir })) {
    const path = join(outdir, file);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
}
