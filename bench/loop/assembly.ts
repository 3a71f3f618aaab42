import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configurations } from '#local/lambda/host.ts';
import type { FunctionConfiguration } from '#local/lambda/instance.ts';
import { synthesizeApp } from '#local/synthesis.ts';
import { readAssembly } from '#local/template/assembly.ts';
import { loadResources } from '#local/template/resources.ts';

export interface Assembly {
  folder: string;
  /** As the local cloud would run them, at addresses where nothing answers. */
  functions: FunctionConfiguration[];
}

const nowhere = 'http://127.0.0.1';

/** The app as `npm start` synthesizes it. */
export async function synthesized(folder: string): Promise<Assembly> {
  const config = fileURLToPath(new URL('../../config/', import.meta.url));
  const outdir = await synthesizeApp({ outdir: join(folder, 'cdk.out'), url: nowhere, policy: join(config, 'policy.json'), config });
  const endpoints = { front: nowhere, dynamodb: nowhere, messaging: nowhere, control: nowhere };
  return { folder: outdir, functions: configurations(loadResources(readAssembly(outdir), endpoints), endpoints) };
}
