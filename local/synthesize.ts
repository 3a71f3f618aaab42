import { ConfigError } from '#config/fault.ts';
import { loadInsurer } from '#config/load.ts';
import { synthesize } from '#lib/app.ts';
import { readSettings } from '#lib/settings.ts';
import { diskFullCode, isDiskFull } from './disk.ts';
import { audience } from './oidc/audience.ts';
import type { SynthesisInput } from './synthesis.ts';

/** The child process behind `synthesizeApp`: the same app as on AWS, with this machine's issuer and the chosen policy. */
process.once('message', ({ outdir, url, policy, config }: SynthesisInput) => {
  try {
    const identity = {
      issuer: `${url}/oidc`,
      audience,
      reach: 'intranet',
      console: { client: 'earshot-console', scope: 'openid profile' },
    } as const;
    const settings = readSettings(new URL('../config/deployment.json', import.meta.url), {
      region: 'us-east-1',
      sentiment: 'embedded',
      identity,
    });
    synthesize({
      outdir,
      insurer: loadInsurer({ folder: config, policyFile: policy, consoleUrl: `${url}/cases/` }),
      settings,
      validate: false,
    });
    process.exit(0);
  } catch (error) {
    if (isDiskFull(error)) process.exit(diskFullCode);
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  }
});
