import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadInsurer } from '#config/load.ts';
import type { ChannelConfig } from '#domain/alert/channel-config.ts';
import { earshotApp } from '#lib/app.ts';
import { bundleFunctions } from '#lib/bundles.ts';
import { withChecks } from '#lib/checks.ts';
import { readSettings, type Settings } from '#lib/settings.ts';

export type Resource = { id: string; Type: string; Properties: Record<string, never> & Record<string, unknown>; DeletionPolicy?: string };
// biome-ignore lint/suspicious/noExplicitAny: templates are plain JSON of a hundred shapes
export type Properties = any;
export type Template = ReturnType<typeof templatesOf>;

const insurer = loadInsurer();
const bundled = mkdtempSync(join(tmpdir(), 'earshot-bundles-'));
const bundles = bundleFunctions(bundled, insurer);
afterAll(() => rmSync(bundled, { recursive: true, force: true }));

const operations = { emails: ['on-call@example.com'], urls: ['https://pager.example.com/earshot'] };

/** Both templates of one deployment, as the CLI would synthesize them, CDK's validator and cdk-nag included. */
export function templatesOf(overrides: Partial<Settings>, channels: ChannelConfig[] = insurer.channels) {
  const outdir = mkdtempSync(join(tmpdir(), 'earshot-synth-'));
  try {
    const settings = readSettings(new URL('../../config/deployment.json', import.meta.url), { operations, ...overrides });
    const refused = refusalOf(() =>
      withChecks(earshotApp({ outdir, insurer: { ...insurer, channels }, settings, bundles }), settings).synth(),
    );
    return { ...readTemplates(outdir), refused };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** A failed validation leaves its report; the rules read that. */
function refusalOf(synthesize: () => unknown): string | undefined {
  try {
    synthesize();
    return undefined;
  } catch (error) {
    if ((error as Error).name !== 'ValidationFailed') throw error;
    return (error as Error).message;
  }
}

function readTemplates(outdir: string) {
  const read = (file: string) => JSON.parse(readFileSync(join(outdir, file), 'utf8'));
  const resources = (stack: string) =>
    Object.entries(read(`${stack}.template.json`).Resources).map(([id, resource]) => ({ id, ...(resource as object) })) as Resource[];
  const data = resources('earshot-data');
  const all = [...data, ...resources('earshot-service')];
  const metadata = ['earshot-data', 'earshot-service'].flatMap((stack) =>
    Object.values(read(`${stack}.metadata.json`) as Record<string, { type: string; data: unknown }[]>).flat(),
  );
  return {
    data,
    all,
    of: (type: string): { id: string; properties: Properties }[] =>
      all.filter((r) => r.Type === type).map(({ id, Properties }) => ({ id, properties: Properties })),
    report: read('validation-report.json'),
    /** Findings that were accepted, each with its reason. */
    acknowledged: metadata
      .filter((m) => m.type === 'aws:cdk:acknowledged-rules')
      .flatMap((m) => Object.entries(m.data as Record<string, string>)),
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

/** A text of the template with its references, joined: what stands for a reference is its target. */
export const joined = (value: Properties): string =>
  typeof value === 'string' ? value : value['Fn::Join'][1].map((p: unknown) => (typeof p === 'string' ? p : targetOf(p))).join('');
