import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const speed = fileURLToPath(new URL('./speed.ts', import.meta.url));
const weights = fileURLToPath(new URL('../../adapters/sentiment/embedded/weights.bin', import.meta.url));
const sample = new URL('../../config/sample-feedback.jsonl', import.meta.url);
const runs = 3;

/** Short Chinese comments a second on one core, and what the embedded model costs to load: in processes of its own, the best of three. */
export async function judge(): Promise<object> {
  const comments = readFileSync(sample, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).feedback.comment as string | undefined)
    .filter((comment) => comment !== undefined && /\p{Script=Han}/u.test(comment) && comment.length <= 60);
  const measured = Array.from({ length: runs }, () => measure(comments));
  const best = (key: 'commentsPerSecond' | 'loadMs' | 'rssMB', pick: (...values: number[]) => number) =>
    pick(...measured.map((one) => one[key]));
  return {
    commentsPerSecond: best('commentsPerSecond', Math.max),
    loadMs: best('loadMs', Math.min),
    rssMB: best('rssMB', Math.min),
    weightsKB: Math.round(statSync(weights).size / 1024),
    meanCharacters: Math.round(comments.reduce((sum, comment) => sum + comment!.length, 0) / comments.length),
  };
}

function measure(comments: unknown[]): { commentsPerSecond: number; loadMs: number; rssMB: number } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', speed], {
    input: JSON.stringify(comments),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
