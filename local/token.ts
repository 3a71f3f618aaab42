import { join } from 'node:path';
import { readNote } from './data-folder.ts';
import { SignInError, signIn } from './oidc/sign-in.ts';
import { readUsers } from './oidc/users.ts';
import { OptionError, type Options, optionsHelp, readOptions } from './options.ts';

const help = `npm run -s token -- USER [options]   prints an access token for a sample user of the running Earshot\n${optionsHelp}`;

/** Prints only the token; everything else goes to stderr with exit code 1, or 2 for a wrong command line. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env, 'one');
  const users = readUsers(join(options.config, 'users.json'));
  const [user] = options.operands;
  if (options.help) return console.log(help);
  if (!user) throw new OptionError(`name a user; known: ${[...users.clients, ...users.users].map(({ id }) => id).join(', ')}`);
  const url = addressOf(options);
  try {
    console.log(await signIn(url, user, users));
  } catch (error) {
    if (error instanceof SignInError) throw error;
    throw new SignInError(`Earshot does not answer at ${url}: start it with npm start`);
  }
}

/** The port that was asked for, or the one that the instance on this data folder noted. */
function addressOf({ port, portGiven, data }: Options): string {
  const noted = readNote(data)?.url;
  return noted && (!portGiven || port === 0) ? noted : `http://127.0.0.1:${port}`;
}

main().catch((error: unknown) => {
  const explained = error instanceof SignInError || error instanceof OptionError;
  console.error(explained ? `earshot: ${error.message}` : error);
  process.exitCode = error instanceof OptionError ? 2 : 1;
});
