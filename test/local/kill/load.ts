import type { Victim } from './victim.ts';

/** A feedback that was answered with 2xx. */
export type Sent = { feedbackId: string; customer: string; unhappy: boolean };
/** Any other answer: its status and body, or the failure of the connection. */
export type Refused = { status: number; type: string; body: string } | { failure: string };

const atOnce = 6;
const customers = 10;
const mostWait = 10_000;
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** People and systems that keep sending, whatever happens to the receiver. */
export class Load {
  readonly sent: Sent[] = [];
  readonly refused: Refused[] = [];
  #run = Math.random().toString(36).slice(2, 8);
  #count = 0;
  #stopped = false;
  #workers: Promise<void>[] = [];
  #now: () => number;

  /** `now`: the senders' clock. */
  constructor(now = Date.now) {
    this.#now = now;
  }

  /** Sends until stopped, on behalf of ten customers; `group` tells those of one start from those of another. */
  start(victim: Victim, token: string, group = ''): void {
    this.#stopped = false;
    const worker = async () => {
      while (!this.#stopped) {
        const n = this.#count++;
        const accepted = await this.send(victim, token, `${this.#run}${group}-c${n % customers}`, n % 3 !== 0);
        if (!accepted) await pause(20);
      }
    };
    this.#workers = Array.from({ length: atOnce }, worker);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#workers);
  }

  /** Until so many more were accepted. */
  async accepts(more: number): Promise<void> {
    for (const enough = this.sent.length + more; this.sent.length < enough; ) await pause(20);
  }

  /** Sends one feedback; nothing when it was not accepted. */
  async send(victim: Victim, token: string, customer: string, unhappy: boolean): Promise<Sent | undefined> {
    const body = {
      source: 'claims',
      sourceId: `${this.#run}-${this.#count++}`,
      submittedAt: new Date(this.#now()).toISOString(),
      touchpoint: 'claims.motor.repair.progress',
      customer: { id: customer, phone: '13800001234' },
      score: { scale: 'nps', value: unhappy ? 1 : 10 },
    };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(mostWait);
    try {
      const answer = await fetch(`${victim.url}/v1/feedback`, { method: 'POST', headers, body: JSON.stringify(body), signal });
      if (answer.status !== 202) {
        const type = answer.headers.get('content-type') ?? '';
        this.refused.push({ status: answer.status, type, body: await answer.text() });
        return undefined;
      }
      const { feedbackId } = (await answer.json()) as { feedbackId: string };
      const sent = { feedbackId, customer, unhappy };
      this.sent.push(sent);
      return sent;
    } catch (error) {
      this.refused.push({ failure: `${(error as Error).name}: ${(error as Error).message}` });
      return undefined;
    }
  }
}
