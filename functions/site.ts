import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export type SiteFile = { type: string; body: Buffer; gzipped?: Buffer | undefined };
/** The console's files by their path, such as `index.html` and `assets/console-ABC.js`. */
export type Site = ReadonlyMap<string, SiteFile>;

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Reads all of them once, at the cold start. */
export function readSite(folder: URL): Site {
  const root = fileURLToPath(folder);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  const read = (path: string) => readFileSync(new URL(path, folder));
  return new Map(
    paths
      .filter((path) => !path.endsWith('.gz'))
      .map((path): [string, SiteFile] => [
        path,
        {
          type: types[path.split('.').at(-1)!] ?? 'application/octet-stream',
          body: read(path),
          gzipped: paths.includes(`${path}.gz`) ? read(`${path}.gz`) : undefined,
        },
      ]),
  );
}
