import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the template depends on here: the address and the policy. */
export interface SynthesisInput {
  outdir: string;
  url: string;
  policy: string;
}

/** Synthesizes the CDK app in a short-lived process: the CDK takes 250 MB that nobody needs afterwards. Its errors go to stderr. */
export function synthesizeApp(input: SynthesisInput): Promise<string> {
  const child = fork(fileURLToPath(new URL('./synthesize.ts', import.meta.url)), { execArgv: [] });
  child.send(input);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve(input.outdir) : reject(new Error('the app could not be synthesized (see above)'))));
  });
}
