import { ConfigError } from '#config/fault.ts';
import { loadInsurer } from '#config/load.ts';
import { earshotApp } from '#lib/app.ts';
import { withChecks } from '#lib/checks.ts';
import { readSettings, SettingsError } from '#lib/settings.ts';

// Read by `cdk synth` and `cdk deploy`. For one run: REGION=cn-northwest-1 changes the region, SETTINGS=path the settings file.
const { REGION, SETTINGS } = process.env;
try {
  const settings = readSettings(SETTINGS ?? new URL('../config/deployment.json', import.meta.url), REGION ? { region: REGION } : {});
  withChecks(earshotApp({ insurer: loadInsurer(), settings }), settings).synth();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}
