import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { TemplateError } from './failure.ts';

/** One synthesized stack and the assets its functions are made of. */
export interface Stack {
  name: string;
  template: Template;
  /** Object key in the asset bucket → the folder or file on this disk. */
  assets: Map<string, string>;
}

export type Template = z.infer<typeof Template>;

const ResourceSchema = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.unknown().describe('names are fixed before anything is created, so order does not matter here').optional(),
  Metadata: z.unknown().optional(),
  DeletionPolicy: z.unknown().describe('nothing is ever deleted here').optional(),
  UpdateReplacePolicy: z.unknown().optional(),
  Condition: z.literal('CDKMetadataAvailable').optional(),
});

const Template = z.strictObject({
  Resources: z.record(z.string(), ResourceSchema),
  Outputs: z
    .record(
      z.string(),
      z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional(), Description: z.string().optional() }),
    )
    .default({}),
  Parameters: z.strictObject({ BootstrapVersion: z.unknown().optional() }).default({}),
  Rules: z.strictObject({ CheckBootstrapVersion: z.unknown().optional() }).optional(),
  Conditions: z.strictObject({ CDKMetadataAvailable: z.unknown().optional() }).optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  AWSTemplateFormatVersion: z.unknown().optional(),
});

const Manifest = z.object({
  artifacts: z.record(z.string(), z.object({ type: z.string(), properties: z.record(z.string(), z.unknown()).optional() })),
});

const Assets = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** Reads a cloud assembly folder (`cdk.out`). */
export function readAssembly(folder: string): Stack[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return Object.entries(Manifest.parse(read('manifest.json')).artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id, { properties = {} }]) => {
      const file = String(properties.templateFile);
      const template = Template.safeParse(read(file));
      if (!template.success)
        throw new TemplateError(`${file} has a section the local cloud does not know:\n${z.prettifyError(template.error)}`);
      return { name: String(properties.stackName ?? id), template: template.data, assets: readAssets(folder, file, read) };
    });
}

function readAssets(folder: string, templateFile: string, read: (file: string) => unknown) {
  const { files } = Assets.parse(read(templateFile.replace('.template.json', '.assets.json')));
  return new Map(
    Object.values(files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, join(folder, source.path ?? '')] as const),
    ),
  );
}
