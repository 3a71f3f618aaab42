import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Clock } from './clock.ts';
import type { Outcome } from './invocation.ts';

export type Message = { id: string; body: string; visibleAt: number; receives: number; receipt: string; sentAt: number };
export type Worker = (event: SQSEvent, context: Context) => Promise<Outcome<SQSBatchResponse>>;

const batchSize = 10;

/** A standard queue with its event source: at least once, hidden while worked on, given up into the dead letters. */
export class Queue {
  readonly messages = new Map<string, Message>();
  readonly deadLetters: Message[] = [];
  /** Delivered once and deleted; a standard queue may deliver such a one again. */
  readonly done: string[] = [];
  /** How long a message takes until it can be received; by chance when messages overtake each other. */
  delay: () => number = () => 0;
  private count = 0;
  private readonly clock: Clock;
  private readonly hiddenMs: number;
  private readonly maxReceives: number;
  private readonly worker: Worker;

  constructor(clock: Clock, worker: Worker, hiddenSeconds: number, maxReceives: number) {
    this.clock = clock;
    this.worker = worker;
    this.hiddenMs = hiddenSeconds * 1000;
    this.maxReceives = maxReceives;
  }

  send(body: string): void {
    const id = `m${++this.count}`;
    const message = { id, body, visibleAt: this.clock.now() + this.delay(), receives: 0, receipt: '', sentAt: this.clock.now() };
    this.messages.set(id, message);
    this.pollAt(message.visibleAt);
  }

  hide(receipt: string, seconds: number): void {
    const message = [...this.messages.values()].find((m) => m.receipt === receipt);
    if (!message) return;
    message.visibleAt = this.clock.now() + seconds * 1000;
    this.pollAt(message.visibleAt);
  }

  /** Back to the queue, as an operator does. */
  redrive(): void {
    for (const { body } of this.deadLetters.splice(0)) this.send(body);
  }

  private pollAt(at: number): void {
    this.clock.when(at, () => void this.poll());
  }

  private async poll(): Promise<void> {
    const now = this.clock.now();
    const visible = [...this.messages.values()].filter((m) => m.visibleAt <= now);
    const batch: Message[] = [];
    for (const message of visible.slice(0, batchSize)) {
      if (message.receives >= this.maxReceives) {
        this.messages.delete(message.id);
        this.deadLetters.push(message);
        continue;
      }
      message.receives++;
      message.receipt = `${message.id}/${message.receives}`;
      message.visibleAt = now + this.hiddenMs;
      this.pollAt(message.visibleAt);
      batch.push(message);
    }
    if (batch.length === 0) return;
    const receipts = batch.map((m) => m.receipt);
    const outcome = await this.worker({ Records: batch.map(recordOf) }, {} as Context);
    if (outcome.ended !== 'answered') return;
    const failed = new Set(outcome.answer.batchItemFailures.map((f) => f.itemIdentifier));
    batch.forEach((message, i) => {
      // Received again meanwhile: the old receipt deletes it all the same on SQS, and so it does here.
      if (failed.has(message.id) || !this.messages.has(message.id) || receipts[i] === undefined) return;
      this.messages.delete(message.id);
      this.done.push(message.body);
    });
  }
}

const recordOf = (m: Message): SQSRecord => ({
  messageId: m.id,
  receiptHandle: m.receipt,
  body: m.body,
  attributes: {
    ApproximateReceiveCount: String(m.receives),
    SentTimestamp: String(m.sentAt),
    SenderId: 'sender',
    ApproximateFirstReceiveTimestamp: String(m.sentAt),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:queue',
  awsRegion: 'us-east-1',
});

export type Execution = { name: string; caseId: string; revision: number; at: number; state: 'waiting' | 'done' | 'failed' };
const retries = [1, 2, 4, 8, 16];

/** One execution is one alarm: Wait until, then the task, tried again five times. A name is never used twice. */
export class AlarmMachine {
  readonly executions = new Map<string, Execution>();
  private readonly clock: Clock;
  private readonly ring: (input: unknown) => Promise<Outcome<unknown>>;

  constructor(clock: Clock, ring: (input: unknown) => Promise<Outcome<unknown>>) {
    this.clock = clock;
    this.ring = ring;
  }

  start({ caseId, revision, at }: { caseId: string; revision: number; at: number }): void {
    const name = `${caseId}-${revision}`;
    if (this.executions.has(name)) return;
    const execution: Execution = { name, caseId, revision, at, state: 'waiting' };
    this.executions.set(name, execution);
    // ASL truncates to whole seconds; an alarm in the past rings at once.
    this.clock.when(Math.floor(at / 1000) * 1000, () => void this.task(execution, 0));
  }

  private async task(execution: Execution, tried: number): Promise<void> {
    const { caseId, revision, at } = execution;
    const outcome = await this.ring({ caseId, revision, at: new Date(at).toISOString() });
    if (outcome.ended === 'answered') execution.state = 'done';
    else if (tried === retries.length) execution.state = 'failed';
    else this.clock.after(retries[tried]! * 1000, () => void this.task(execution, tried + 1));
  }
}
