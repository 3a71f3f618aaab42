import type { Now } from '#domain/time.ts';
import { type Acceptance, accept } from './accept.ts';
import type { Fault } from './fault.ts';
import { type FeedbackQueue, queueFor } from './feedback-queue.ts';

export type IntakePorts = { queue: FeedbackQueue; touchpoints: ReadonlySet<string>; digest: (text: string) => string; now: Now };

export type TakenOne = { feedbackId: string } | { errors: Fault[]; foreign: boolean } | { busy: true };
export type TakenBatch = { accepted: { index: number; feedbackId: string }[]; rejected: { index: number; errors: Fault[] }[] };

export const maxBatch = 500;

/** Takes in one feedback: durable in a queue once this answers with an id. */
export async function acceptOne(ports: IntakePorts, body: unknown, ownSource: string | undefined): Promise<TakenOne> {
  const receivedAt = ports.now();
  const checked = check(ports, body, ownSource, receivedAt);
  if (!checked.ok)
    return { errors: checked.errors, foreign: checked.errors.every((e) => e.pointer === '/source') && isForeign(body, ownSource) };
  const lost = await ports.queue.send([checked.feedback], queueFor(checked.feedback, receivedAt));
  return lost.size > 0 ? { busy: true } : { feedbackId: checked.feedback.feedbackId };
}

/** Takes in up to 500; each item is wholly accepted or rejected, whatever becomes of the others. */
export async function acceptBatch(
  ports: IntakePorts,
  body: unknown,
  ownSource: string | undefined,
): Promise<TakenBatch | { errors: Fault[] }> {
  const items = (body as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return { errors: [{ pointer: '/items', detail: 'must be a list of feedback' }] };
  if (items.length === 0) return { errors: [{ pointer: '/items', detail: 'is empty; send at least one feedback' }] };
  if (items.length > maxBatch)
    return { errors: [{ pointer: '/items', detail: `has ${items.length} items; send at most ${maxBatch} at a time` }] };
  const receivedAt = ports.now();
  const checked = items.map((item) => check(ports, item, ownSource, receivedAt));
  const good = checked.flatMap((c) => (c.ok ? [c.feedback] : []));
  const byQueue = Map.groupBy(good, (f) => queueFor(f, receivedAt));
  const lost = await Promise.all([...byQueue].map(([queue, feedback]) => ports.queue.send(feedback, queue)));
  const busy = new Set(lost.flatMap((ids) => [...ids]));
  const answer: TakenBatch = { accepted: [], rejected: [] };
  checked.forEach((c, index) => {
    if (!c.ok) answer.rejected.push({ index, errors: c.errors });
    else if (busy.has(c.feedback.feedbackId))
      answer.rejected.push({ index, errors: [{ pointer: '', detail: 'could not be stored just now; send it again' }] });
    else answer.accepted.push({ index, feedbackId: c.feedback.feedbackId });
  });
  return answer;
}

function check(ports: IntakePorts, body: unknown, ownSource: string | undefined, receivedAt: number): Acceptance {
  const checked = accept(body, { catalogueTouchpoints: ports.touchpoints, receivedAt, digest: ports.digest });
  if (!isForeign(body, ownSource)) return checked;
  const detail = ownSource
    ? `this token may only send the source "${ownSource}"`
    : 'this token names no source it may send (claim "source")';
  const others = checked.ok ? [] : checked.errors.filter((e) => e.pointer !== '/source');
  return { ok: false, errors: [{ pointer: '/source', detail }, ...others] };
}

const isForeign = (body: unknown, ownSource: string | undefined): boolean => {
  const source = (body as { source?: unknown } | null)?.source;
  return typeof source === 'string' && source !== ownSource;
};
