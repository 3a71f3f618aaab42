import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** How `npm start` and `npm run token` are told what to do: by options, or by variables. */
export interface Options {
  port: number;
  data: string;
  /** No replay of the sample on an empty data folder. */
  empty: boolean;
  policy: string;
  /** The insurer's configuration. */
  config: string;
  help: boolean;
  /** What is not an option, such as the user of `npm run token`. */
  operands: string[];
  /** False when the port is only the default. */
  portGiven: boolean;
}

/** The command line is wrong: one line, exit code 2. */
export class OptionError extends Error {
  override name = 'OptionError';
}

export const optionsHelp = `  --port PORT     EARSHOT_PORT     where the API answers (default 4400; 0: any free port)
  --data FOLDER   EARSHOT_DATA     everything that survives a restart (default .earshot)
  --empty         EARSHOT_EMPTY=1  do not replay the sample into an empty data folder
  --config FOLDER EARSHOT_CONFIG   the insurer's configuration (default config, the sample insurer)
  --policy FILE   EARSHOT_POLICY   the escalation policy (default policy.json of the configuration)
  --help`;

const known = {
  port: { type: 'string' },
  data: { type: 'string' },
  empty: { type: 'boolean' },
  policy: { type: 'string' },
  config: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Throws an OptionError for an unknown option or a value that cannot be. */
export function readOptions(argv: string[], env: NodeJS.ProcessEnv, operands: 'none' | 'one' = 'none'): Options {
  const { values, positionals } = parse(argv);
  if (positionals.length > (operands === 'one' ? 1 : 0)) throw new OptionError(`unexpected argument '${positionals.at(-1)}'`);
  const port = values.port ?? env.EARSHOT_PORT ?? '4400';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new OptionError(`the port must be a number from 0 to 65535, not '${port}'`);
  const data = values.data ?? env.EARSHOT_DATA ?? '.earshot';
  if (data === '') throw new OptionError('the data folder must have a name');
  const config = values.config ?? env.EARSHOT_CONFIG ?? 'config';
  if (!existsSync(config) && !values.help) throw new OptionError(`the folder ${config} does not exist`);
  const policy = values.policy ?? env.EARSHOT_POLICY ?? join(config, 'policy.json');
  if (!existsSync(policy) && !values.help) throw new OptionError(`the policy file ${policy} does not exist`);
  const portGiven = (values.port ?? env.EARSHOT_PORT) !== undefined;
  return {
    port: Number(port),
    portGiven,
    data,
    empty: values.empty ?? isOn(env.EARSHOT_EMPTY),
    policy,
    config,
    help: values.help ?? false,
    operands: positionals,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: known, allowPositionals: true });
  } catch (error) {
    throw new OptionError((error as Error).message.split('. ')[0]);
  }
}

function isOn(value: string | undefined): boolean {
  if (value === undefined || value === '' || value === '0') return false;
  if (value === '1') return true;
  throw new OptionError(`EARSHOT_EMPTY must be 1 or 0, not '${value}'`);
}
