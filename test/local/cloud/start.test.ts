import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from './fixtures/assembly.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = (file: string, ...options: string[]) => spawn(process.execPath, [`local/${file}.ts`, ...options], { cwd: root });

/** Runs a command to its end. */
async function result(file: string, ...options: string[]) {
  const child = run(file, ...options);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, ...output };
}

describe('npm start, with the real application', () => {
  const data = temporaryFolder();
  let earshot: ChildProcess;
  let url: string;
  beforeAll(async () => {
    earshot = run('start', '--port', '0', '--data', data, '--empty');
    url = await new Promise<string>((resolve, reject) => {
      earshot.stdout!.on('data', (chunk) => /^ready (\S+)$/m.exec(String(chunk)) && resolve(/^ready (\S+)$/m.exec(String(chunk))![1]!));
      earshot.stderr!.on('data', (chunk) => reject(new Error(String(chunk))));
    });
  }, 60_000);
  afterAll(() => void earshot.kill('SIGKILL'));

  test('says ready when the API answers, and prints tokens for its users', async () => {
    expect((await fetch(`${url}/v1/openapi.json`)).status).toBe(200);
    const { stdout, code } = await result('token', 'agent-li', '--data', data);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)]);
    const cases = await fetch(`${url}/v1/cases`, { headers: { authorization: `Bearer ${stdout.trim()}` } });
    expect(cases.status).toBe(200);
  });

  test('a second one on the same folder, and unknown users, are told why not', async () => {
    expect(await result('start', '--port', '0', '--data', data)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is in use by process'),
    });
    expect(await result('token', 'nobody', '--data', data)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('known: source-claims'),
    });
  });

  test('stops within two seconds', async () => {
    const asked = Date.now();
    earshot.kill('SIGTERM');
    const [code] = await once(earshot, 'exit');
    expect(code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(2_000);
  });
});

test('wrong options end with code 2, a token without a running Earshot with code 1', async () => {
  expect(await result('start', '--prot', '1')).toMatchObject({ code: 2, stderr: "earshot: Unknown option '--prot'\n" });
  expect(await result('token', 'admin', '--port', '1')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('start it with npm start'),
  });
});
