import type { Clock } from './clock.ts';
import type { FaultPlan } from './faults.ts';

export type Outcome<T> = { ended: 'answered'; answer: T } | { ended: 'failed'; error: unknown } | { ended: 'timeout' | 'crash' };

/** What an AWS service throws that is out of sorts. */
export class ServiceError extends Error {
  override name = 'ServiceError';
}

/** A new one each time: whoever waits for it is forgotten together with it. */
const noAnswer = () => new Promise<never>(() => {});
const roundTripMs = 5;

/** One invocation of a function: it ends with an answer, an error, at its timeout, or with its machine. After that it does nothing more. */
export class Invocation {
  private over = false;
  private readonly endsAt: number;
  private finish: (outcome: Outcome<never>) => void = () => {};
  /** What the function has read last of each case; an alert is judged by what its sender could know. */
  readonly seen = new Map<string, { version: number; at: number }>();
  readonly clock: Clock;
  private readonly plan: FaultPlan;

  constructor(clock: Clock, plan: FaultPlan, timeoutMs: number) {
    this.clock = clock;
    this.plan = plan;
    this.endsAt = clock.now() + timeoutMs;
  }

  run<T>(work: () => Promise<T>): Promise<Outcome<T>> {
    return new Promise((resolve) => {
      const end = (outcome: Outcome<T>) => {
        if (this.over) return;
        this.over = true;
        resolve(outcome);
      };
      this.finish = end;
      this.clock.when(this.endsAt, () => end({ ended: 'timeout' }));
      work().then(
        (answer) => end({ ended: 'answered', answer }),
        (error) => end({ ended: 'failed', error }),
      );
    });
  }

  /** One call to a port, with whatever befalls it. */
  async call(
    name: string,
    effect: () => Promise<unknown>,
    stale: (kind: 'index behind' | 'index ahead') => Promise<unknown>,
  ): Promise<unknown> {
    if (this.over) return noAnswer();
    const kind = this.plan.next(name, this.clock.now());
    await this.clock.pause(kind === 'delay' ? 3000 : roundTripMs);
    // The clock may have jumped past its end meanwhile.
    if (this.over || this.clock.now() > this.endsAt) return noAnswer();
    switch (kind) {
      case undefined:
      case 'delay':
        return effect();
      case 'error before':
        throw new ServiceError(`${name} was refused`);
      case 'error after':
        await effect();
        throw new ServiceError(`${name} was done, the answer got lost`);
      case 'timeout after commit':
        await effect();
        return noAnswer();
      case 'crash':
        this.finish({ ended: 'crash' });
        return noAnswer();
      case 'slow past the timeout':
        this.clock.when(this.endsAt + 1500, () => void effect().catch(() => {}));
        return noAnswer();
      case 'duplicate':
        await effect();
        return effect();
      case 'index behind':
      case 'index ahead':
        return stale(kind);
    }
  }
}
