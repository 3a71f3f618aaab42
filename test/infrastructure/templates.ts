import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadInsurer } from '#config/load.ts';
import { synthesize } from '#lib/app.ts';
import { readSettings, type Settings } from '#lib/settings.ts';

export type Resource = { id: string; Type: string; Properties: Record<string, never> & Record<string, unknown>; DeletionPolicy?: string };
// biome-ignore lint/suspicious/noExplicitAny: templates are plain JSON of a hundred shapes
export type Properties = any;

/** Both templates of one region, as the CLI would synthesize them, CDK's validator included. */
export function templatesOf(overrides: Partial<Settings>) {
  const outdir = mkdtempSync(join(tmpdir(), 'earshot-synth-'));
  const settings = readSettings(new URL('../../config/deployment.json', import.meta.url), overrides);
  synthesize({ outdir, insurer: loadInsurer(), settings });
  const read = (stack: string) => {
    const { Resources } = JSON.parse(readFileSync(join(outdir, `${stack}.template.json`), 'utf8'));
    return Object.entries(Resources).map(([id, resource]) => ({ id, ...(resource as object) })) as Resource[];
  };
  const data = read('earshot-data');
  const service = read('earshot-service');
  const all = [...data, ...service];
  return {
    data,
    service,
    all,
    of: (type: string): { id: string; properties: Properties }[] =>
      all.filter((r) => r.Type === type).map(({ id, Properties }) => ({ id, properties: Properties })),
    report: JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')),
    text: JSON.stringify(all),
  };
}

/** The logical id a reference leads to, within a stack or across stacks. */
export const targetOf = (reference: unknown): string => {
  const text = JSON.stringify(reference);
  const local = /"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/.exec(text);
  const imported = /ExportsOutput(?:FnGetAtt|Ref)([A-Za-z]+?[0-9A-F]{8})/.exec(text);
  return imported?.[1] ?? local?.[1] ?? text;
};
