import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSite } from '#functions/site.ts';
import { buildConsole } from '#lib/console-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-site-'));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
beforeAll(() => buildConsole(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A script and what it imports at once; what it imports later is left out. */
function atOnce(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, imported] of read(path).matchAll(/(?:from|import)\s?"\.\/([\w.-]+\.js)"/g)) atOnce(`assets/${imported}`, seen);
  return seen;
}
const entry = () => /src="\/(assets\/console-[A-Z0-9]+\.js)"/.exec(read('index.html'))![1]!;
const zipped = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0) / 1000;

test('the page holds no script and no style of its own, so that the security policy can forbid them', () => {
  expect(read('index.html')).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=/);
});

test('the first view of an agent is at most 350 kB, packed', () => {
  const queue = readdirSync(join(folder, 'assets')).find((name) => /^queue-page-.*\.js$/.test(name))!;
  const scripts = new Set([...atOnce(entry()), ...atOnce(`assets/${queue}`)]);
  const styles = [...read('index.html').matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, path]) => path!);
  expect(zipped([...scripts, ...styles])).toBeLessThanOrEqual(350);
});

test('charts are not loaded before there is one', () => {
  const first = [...atOnce(entry())].map(read).join('');
  expect(first).not.toContain('echarts');
});

test('the address of nobody’s machine and no secret is in the pages', () => {
  const all = readdirSync(join(folder, 'assets'))
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => read(`assets/${name}`))
    .join('\n');
  expect(all).not.toMatch(/sample-secret|BEGIN PRIVATE KEY|AKIA[0-9A-Z]{16}/);
});

test('the function that serves the pages finds them beside itself, packed ones with their whole', () => {
  const site = readSite(pathToFileURL(`${folder}/`));
  expect(site.get('index.html')).toMatchObject({ type: 'text/html; charset=utf-8' });
  const script = site.get(entry())!;
  expect(script.gzipped!.length).toBeLessThan(script.body.length / 2);
  expect([...site.keys()].filter((path) => path.endsWith('.gz'))).toEqual([]);
});
