import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readNote } from './data-folder.ts';
import type { FirstRun } from './first-run.ts';
import { SignInError, signIn } from './oidc/sign-in.ts';
import { readUsers } from './oidc/users.ts';
import { OptionError, readOptions } from './options.ts';
import { progressOn } from './replay/progress.ts';
import { countLines, ReplayError } from './replay/read.ts';
import { type ReplayOptions, replay as replayWith } from './replay/replay.ts';
import type { Summary } from './replay/summary.ts';

const sample = new URL('../config/sample-feedback.jsonl', import.meta.url).pathname;
const sampleRate = 5;
const config = (name: string) => new URL(`../config/${name}`, import.meta.url);

const help = `npm run replay -- FILE [options]   sends a JSONL or TSV file (.gz too) of feedback to the running Earshot
  --rate N        feedback a second (default ${sampleRate}; 0: batches, as fast as they are answered)
  --again         as new feedback, even if this file was sent before
  --json          the closing table as one JSON object on stdout
  --port PORT     EARSHOT_PORT     where it answers (default 4400)
  --data FOLDER   EARSHOT_DATA     or the data folder it runs on
FILE may be left out: the bundled sample. Lines: {feedback, expected?}, a feedback, or {id, text, label?, lang?}.
Columns: source sourceId touchpoint customer.id customer.name customer.phone customer.region score.scale score.value
options (a|b) comment language expected.unhappy expected.severity, or id text label lang.`;

type Wanted = Omit<ReplayOptions, 'sources' | 'tokenOf' | 'places'>;

/** Sends a file through the API of a running Earshot, with the systems and the catalogue of `config/`. Throws a ReplayError in plain words. */
export function replay(options: Wanted): Promise<Summary> {
  const users = readUsers(config('users.json'));
  const clients = new Map(users.clients.map(({ id, source }) => [source ?? '', id]));
  return replayWith({
    places: JSON.parse(readFileSync(config('catalogue.json'), 'utf8')),
    sources: [...clients.keys()],
    tokenOf: (source) => signIn(options.url, clients.get(source) ?? `source-${source}`, users),
    ...options,
  });
}

/** Reads the cases that it prints: a system of its own, so that no person stands in the audit for it. */
const printer = 'replay-printer';

/** Fills an empty data folder with the sample; a failure is told and leaves Earshot running. */
export const replaySample: FirstRun = async ({ url, token }) => {
  try {
    await replay({ url, file: sample, rate: sampleRate, token: () => token(printer) });
  } catch (error) {
    console.error(`earshot: the sample was not replayed whole: ${(error as Error).message}`);
  }
};

async function main(): Promise<void> {
  const { values, positionals } = parse(process.argv.slice(2));
  if (values.help) return console.log(help);
  if (positionals.length > 1) throw new OptionError(`unexpected argument '${positionals[1]}'`);
  const rate = Number(values.rate ?? sampleRate);
  if (values.rate === '' || !Number.isFinite(rate) || rate < 0)
    throw new OptionError(`the rate must be a number from 0 on, not '${values.rate}'`);
  const file = positionals[0] ?? sample;
  const url = addressOf(values);
  const users = readUsers(config('users.json'));
  const summary = await replay({
    url,
    file,
    rate,
    again: values.again,
    token: () => signIn(url, printer, users),
    log: values.json ? console.error : console.log,
    progress: progressOn(process.stderr, await countLines(file)),
  });
  if (values.json) console.log(JSON.stringify(summary));
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args,
      options: { port: text, data: text, rate: text, again: flag, json: flag, help: flag },
      allowPositionals: true,
    });
  } catch (error) {
    throw new OptionError((error as Error).message.split('. ')[0]);
  }
}

/** The port that was asked for, or the one that the instance on the data folder noted. */
function addressOf(values: { port?: string; data?: string }): string {
  const asStart = (['port', 'data'] as const).flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]]));
  const { port, portGiven, data } = readOptions(asStart, process.env);
  const noted = readNote(data)?.url;
  return noted && (!portGiven || port === 0) ? noted : `http://127.0.0.1:${port}`;
}

if (import.meta.main)
  main().catch((error: unknown) => {
    const explained = error instanceof ReplayError || error instanceof OptionError || error instanceof SignInError;
    console.error(explained ? `earshot: ${error.message}` : error);
    process.exitCode = error instanceof OptionError ? 2 : 1;
  });
