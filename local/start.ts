import { rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Cloud, startCloud } from './cloud.ts';
import { diskFullText, isDiskFull } from './disk.ts';
import { isMetered } from './metering/tally.ts';
import { namesIn } from './names.ts';
import { signIn } from './oidc/sign-in.ts';
import { readUsers, type Users } from './oidc/users.ts';
import { OptionError, type Options, optionsHelp, readOptions } from './options.ts';
import { replaySample } from './replay.ts';
import { synthesizeApp } from './synthesis.ts';
import { StartError, TemplateError } from './template/failure.ts';
import { terminalLine } from './terminal.ts';

const help = `npm start -- [options]   runs Earshot on this machine\n${optionsHelp}`;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) return console.log(help);
  const users = readUsers(join(options.config, 'users.json'));
  const explain = (error: unknown) => (isDiskFull(error) ? new StartError(diskFullText(options.data)) : error);
  process.on('uncaughtException', (error) => fail(explain(error)));
  const cloud = await start(options, users).catch((error) => fail(explain(error)));
  console.log(`ready ${cloud.url}`);
  if (cloud.fresh && !options.empty) await replaySample({ url: cloud.url, token: (user) => signIn(cloud.url, user, users) });
}

async function start({ port, data, policy, config }: Options, users: Users): Promise<Cloud> {
  let cloud: Cloud | undefined;
  let stopping = false;
  const stop = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    await cloud?.stop();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));

  const view = { colours: process.stdout.isTTY ?? false, names: namesIn(pathToFileURL(resolve(config) + sep)) };
  cloud = await startCloud({
    port,
    data,
    users,
    metered: isMetered(),
    assembly: (url) => synthesizeApp({ outdir: freshFolder(data), url, policy: resolve(policy), config: resolve(config) }),
    log: (functionName, line) => {
      const text = terminalLine(functionName, line, view);
      if (text) console.log(text);
    },
  });
  cloud.crashed.then((error) => {
    if (stopping) return;
    if (isDiskFull(error)) throw error; // uncaught: ends at once, for nothing could be put in order
    console.error(`earshot: ${error.message}`);
    return stop(1);
  });
  return cloud;
}

/** A folder of its own for each start: the synthesis of one that was killed may still be writing. */
function freshFolder(data: string): string {
  const folder = resolve(data, 'cdk.out');
  rmSync(folder, { recursive: true, force: true });
  return join(folder, String(process.pid));
}

/** One line for what people can mend, everything for what only we can. */
function fail(error: unknown): never {
  const explained = error instanceof StartError || error instanceof TemplateError || error instanceof OptionError;
  console.error(explained ? `earshot: ${error.message}` : error);
  process.exit(error instanceof OptionError ? 2 : 1);
}

main().catch(fail);
