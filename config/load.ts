import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Insurer } from '#domain/insurer.ts';
import { ConfigError, type Fault, pointerOf, reasonOf } from './fault.ts';

const parts = ['catalogue', 'policy', 'taxonomy', 'teams', 'people', 'rota', 'calendars', 'holidays', 'channels'] as const;

export type LoadOptions = {
  /** Stands in for `policy.json`; relative to the working directory. */
  policyFile?: string;
  /** Stands in for the `consoleUrl` of `insurer.json`. */
  consoleUrl?: string;
  /** Folder of the configuration; this one unless told otherwise. */
  folder?: string;
};

/** The configured insurer, whole and cross-checked. Throws one ConfigError that names every fault by file and place. */
export function loadInsurer({ policyFile, consoleUrl, folder = fileURLToPath(new URL('.', import.meta.url)) }: LoadOptions = {}): Insurer {
  const fileOf = (part: string) => (part === 'policy' && policyFile ? resolve(policyFile) : resolve(folder, `${part}.json`));
  const faults: Fault[] = [];
  const read = (part: string): unknown => {
    const file = fileOf(part);
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      faults.push({ file: shown(file), pointer: '', reason: unreadable(error) });
    }
  };
  const composed = Object.fromEntries(parts.map((part) => [part, read(part)]));
  const identity = read('insurer');
  if (faults.length > 0) throw new ConfigError(faults);

  const parsed = Insurer.safeParse({ ...(identity as object), ...(consoleUrl ? { consoleUrl } : {}), ...composed });
  if (parsed.success) return parsed.data;
  const isPart = (key: unknown) => parts.some((part) => part === key);
  throw new ConfigError(
    parsed.error.issues.map((issue) => {
      const [part, ...path] = isPart(issue.path[0]) ? issue.path : ['insurer', ...issue.path];
      return { file: shown(fileOf(String(part))), pointer: pointerOf(path), reason: reasonOf(issue) };
    }),
  );
}

const shown = (file: string): string => {
  const near = relative(process.cwd(), file);
  return near.startsWith('..') ? file : near;
};

function unreadable(error: unknown): string {
  if (error instanceof SyntaxError) return `is not valid JSON (${error.message})`;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EISDIR') return 'is a folder, not a file';
  return `cannot be read (${code ?? String(error)})`;
}
