import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Api } from './api.ts';
import type { Body, Entry, Expected } from './entry.ts';

/** A feedback the server took. `earlierBy`: seconds its click was set back. */
export type Sent = { feedbackId: string; source: string; submittedAt: number; earlierBy: number; expected?: Expected };
export type Refused = { line: number; reasons: string[] };
export type Outcome = { accepted: Sent[]; rejected: Refused[] };

export type Sending = {
  api: Api;
  /** A second; 0 sends batches as fast as they are answered. */
  rate: number;
  /** Sources that have a client; any other is sent as `replay`. */
  sources: Set<string>;
  /** Added to every sourceId, so that the same file counts as new feedback. */
  suffix?: string;
  tell(outcome: Outcome): void;
};

const [inFlightSingles, inFlightBatches] = [8, 2];
/** The API takes 500 items and 5 MB. */
const [batchItems, batchBytes] = [500, 3_000_000];

/** One in five was pressed up to 280 s ago, spread evenly, so that every step of the ladder is seen at once. */
export const secondsEarlier = (n: number): number => (n % 5 === 3 ? 20 + ((Math.floor(n / 5) * 67 + 20) % 261) : 0);

type Item = { line: number; body: Body; sent: Omit<Sent, 'feedbackId'> };

/** Sends what `entries` yields, paced; ends when all is answered. */
export async function send(entries: AsyncIterable<Entry>, { api, rate, sources, suffix, tell }: Sending): Promise<void> {
  const slots = slotsOf(rate > 0 ? inFlightSingles : inFlightBatches);
  const batches = new Map<string, { items: Item[]; bytes: number }>();
  const start = Date.now();
  let n = 0;

  const flush = async (source: string) => {
    const items = batches.get(source)?.items ?? [];
    batches.delete(source);
    if (items.length > 0) await slots.run(async () => tell(await sendBatch(api, source, items)));
  };

  for await (const entry of entries) {
    if (rate > 0) await sleep(Math.max(0, start + (n * 1_000) / rate - Date.now()));
    const item = toItem(entry, n++, sources, suffix);
    const { source } = item.sent;
    if (rate > 0) {
      await slots.run(async () => tell(await sendOne(api, item)));
      continue;
    }
    const bytes = Buffer.byteLength(JSON.stringify(item.body));
    if ((batches.get(source)?.bytes ?? 0) + bytes > batchBytes) await flush(source);
    const batch = batches.get(source) ?? { items: [], bytes: 0 };
    batch.items.push(item);
    batches.set(source, { items: batch.items, bytes: batch.bytes + bytes });
    if (batch.items.length === batchItems) await flush(source);
  }
  for (const source of [...batches.keys()]) await flush(source);
  await slots.settled();
}

function toItem({ line, feedback, expected }: Entry, n: number, sources: Set<string>, suffix = ''): Item {
  const source = sources.has(String(feedback.source)) ? String(feedback.source) : 'replay';
  const earlierBy = secondsEarlier(n);
  const submittedAt = Date.now() - earlierBy * 1_000;
  const sourceId = suffix && typeof feedback.sourceId === 'string' ? feedback.sourceId + suffix : feedback.sourceId;
  const body = { ...feedback, source, sourceId, submittedAt: new Date(submittedAt).toISOString() };
  return { line, body, sent: { source, submittedAt, earlierBy, ...(expected ? { expected } : {}) } };
}

async function sendOne(api: Api, { line, body, sent }: Item): Promise<Outcome> {
  const answer = await api.post(sent.source, '/v1/feedback', body);
  const { feedbackId } = answer.body as { feedbackId?: string };
  return feedbackId
    ? { accepted: [{ ...sent, feedbackId }], rejected: [] }
    : { accepted: [], rejected: [{ line, reasons: reasonsOf(answer) }] };
}

async function sendBatch(api: Api, source: string, items: Item[]): Promise<Outcome> {
  const answer = await api.post(source, '/v1/feedback/batch', { items: items.map((item) => item.body) });
  if (answer.status !== 200) return { accepted: [], rejected: items.map(({ line }) => ({ line, reasons: reasonsOf(answer) })) };
  const { accepted, rejected } = answer.body as BatchAnswer;
  const outcome: Outcome = { accepted: accepted.map(({ index, feedbackId }) => ({ ...items[index]!.sent, feedbackId })), rejected: [] };
  for (const { index, ...problem } of rejected) {
    const reasons = reasonsOf({ status: 400, body: problem });
    // the server was only busy with this item: alone it is asked again with patience
    const again = reasons.some((reason) => reason.includes('send it again')) ? await sendOne(api, items[index]!) : undefined;
    outcome.accepted.push(...(again?.accepted ?? []));
    outcome.rejected.push(...(again?.rejected ?? [{ line: items[index]!.line, reasons }]));
  }
  return outcome;
}

type BatchAnswer = { accepted: { index: number; feedbackId: string }[]; rejected: ({ index: number } & Problem)[] };
type Problem = { title?: string; detail?: string; errors?: { pointer: string; detail: string }[] };

function reasonsOf({ status, body }: Answer): string[] {
  const { errors, detail, title } = body as Problem;
  if (errors?.length) return errors.map((error) => `${error.pointer} ${error.detail}`.trim());
  return [detail ?? title ?? `HTTP ${status}`];
}

/** At most `limit` tasks at once; `run` returns when the task has a slot, not when it ends. The first failure is thrown at the next call. */
function slotsOf(limit: number) {
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  const check = () => {
    if (failure) throw failure.error;
  };
  return {
    async run(task: () => Promise<void>): Promise<void> {
      while (running.size >= limit) await Promise.race(running);
      check();
      const job: Promise<void> = task()
        .catch((error) => {
          failure ??= { error };
        })
        .finally(() => running.delete(job));
      running.add(job);
    },
    async settled(): Promise<void> {
      await Promise.all(running);
      check();
    },
  };
}
