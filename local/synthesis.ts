import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { diskFullCode } from './disk.ts';

/** What the template depends on here: the address, the configuration and the policy. */
export interface SynthesisInput {
  outdir: string;
  url: string;
  policy: string;
  config: string;
}

/** Synthesizes the CDK app in a short-lived process: the CDK takes 250 MB that nobody needs afterwards. Its errors go to stderr. */
export function synthesizeApp(input: SynthesisInput): Promise<string> {
  const child = fork(fileURLToPath(new URL('./synthesize.ts', import.meta.url)), { execArgv: [] });
  child.send(input);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) resolve(input.outdir);
      else reject(new Error(code === diskFullCode ? 'no space left on device' : 'the app could not be synthesized (see above)'));
    });
  });
}
