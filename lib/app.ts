import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Insurer } from '#domain/insurer.ts';
import { type Bundles, bundleFunctions } from './bundles.ts';
import { DataStack } from './data-stack.ts';
import { ServiceStack } from './service-stack.ts';
import type { Settings } from './settings.ts';

export type AppProps = {
  insurer: Insurer;
  settings: Settings;
  /** Where the assembly goes; the CDK CLI decides when absent. */
  outdir?: string | undefined;
  /** Made before; bundled anew when absent. */
  bundles?: Bundles;
  /** CDK's own check of the templates; the local run does without, it costs seconds. */
  validate?: boolean;
};

/** The CLI hands these flags over by itself; tests and the local cloud have no CLI. */
const { context } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')) as { context: Record<string, unknown> };

/** The whole application: both stacks, ready to synthesize. */
export function earshotApp({ insurer, settings, outdir, bundles: made, validate = true }: AppProps): App {
  const app = new App({ ...(outdir ? { outdir } : {}), context, builtinCloudFormationValidation: validate, analyticsReporting: false });
  const bundles = made ?? bundleFunctions(join(app.outdir, '.bundles'), insurer);
  const env = { region: settings.region };
  const { channels } = insurer;
  const data = new DataStack(app, 'earshot-data', { env, description: 'Earshot: what must be kept' });
  new ServiceStack(app, 'earshot-service', { env, data, bundles, settings, channels, description: 'Earshot: what runs' });
  return app;
}

export const synthesize = (props: AppProps & { outdir: string }): CloudAssembly => earshotApp(props).synth();
