import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** Options of every operator command. */
export const placeOptions = {
  outputs: { type: 'string' },
  data: { type: 'string', default: '.earshot' },
  help: { type: 'boolean' },
} as const;

export const placeHelp = `  --outputs FILE   what "cdk deploy --outputs-file FILE" wrote, for a deployment on AWS (credentials and region as usual)
  --data FOLDER    the data folder of a running local Earshot (default .earshot)`;

export const name = z.string().min(1);

/** Says what is wrong and ends with code 2. */
export function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function readJson(file: string, hint: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return stop(`${file} cannot be read; ${hint}`);
  }
}

const Endpoints = z.object({ dynamodb: name, messaging: name, control: name });

/** The names in a deployment, as its outputs give them, and how the clients of the SDK reach it: on AWS as they do anyway. */
export function placeOf<T>(Outputs: z.ZodType<T>, { outputs, data }: { outputs?: string | undefined; data: string }) {
  if (outputs) {
    const given = readJson(outputs, 'give the file that cdk deploy --outputs-file wrote');
    const parsed = z.object({ 'earshot-service': Outputs }).safeParse(given);
    if (!parsed.success) stop(`${outputs} lacks names that this command needs; deploy this version with --outputs-file, then try again`);
    return { named: parsed.data['earshot-service'], dynamodb: {}, messaging: {}, control: {} };
  }
  const note = readJson(`${data}/server.json`, 'is Earshot running on this data folder? (npm start)');
  const parsed = z.object({ outputs: z.object({ 'earshot-service': Outputs }), endpoints: Endpoints }).safeParse(note);
  if (!parsed.success) stop(`${data} was written by another version of Earshot: start it anew with npm start`);
  const { endpoints, outputs: found } = parsed.data;
  const at = (endpoint: string) => ({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const { dynamodb, messaging, control } = endpoints;
  return { named: found['earshot-service'], dynamodb: at(dynamodb), messaging: at(messaging), control: at(control) };
}
