import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readText } from '#adapters/sentiment/embedded/embedded.ts';
import { shippedWeights } from '#adapters/sentiment/embedded/weights.ts';
import { loadInsurer } from '#config/load.ts';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { judge } from '#domain/judgement/judge.ts';

export type Body = Record<string, unknown> & { source: string; customer: { id: string } };

const root = new URL('../../', import.meta.url);
export const source = 'claims';
/** The system that may send as this source. */
export const sender = 'source-claims';

const { policy } = loadInsurer();
const weights = shippedWeights();
const isUnhappy = (body: Body): boolean => {
  const feedback = body as unknown as AcceptedFeedback;
  return judge(feedback, feedback.comment ? readText(feedback.comment, weights) : null, policy.judgement).unhappy;
};
const sample: Body[] = readFileSync(new URL('config/sample-feedback.jsonl', root), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line).feedback);
const [unhappy, happy] = [sample.filter(isUnhappy), sample.filter((body) => !isUnhappy(body))];

export type Feedback = { body: Body; unhappy: boolean };

/**
 * Feedback of the bundled sample, each of another customer, so that every unhappy one opens a case of its own. The unhappy ones lie
 * evenly, but nowhere in step with the clock: alarms ring on whole seconds, and clicks do not.
 */
export function mix(count: number, unhappyShare: number): Feedback[] {
  const unhappyAt = new Set(
    Array.from({ length: Math.floor(count * unhappyShare + 1e-9) }, (_, nth) => somewhereIn(nth, 1 / unhappyShare)),
  );
  let [sad, glad] = [0, 0];
  return Array.from({ length: count }, (_, i) => {
    const like = unhappyAt.has(i) ? unhappy[sad++ % unhappy.length]! : happy[glad++ % happy.length]!;
    const id = randomUUID();
    const body = { ...like, source, sourceId: id, customer: { ...like.customer, id: `bench-${id}` } };
    return { body, unhappy: unhappyAt.has(i) };
  });
}

/** A whole number in the nth part of that length. */
function somewhereIn(nth: number, length: number): number {
  const [from, to] = [Math.ceil(nth * length - 1e-9), Math.ceil((nth + 1) * length - 1e-9)];
  return from + Math.floor(Math.random() * (to - from));
}

export const click = (body: Body) => ({ ...body, submittedAt: new Date().toISOString() });
