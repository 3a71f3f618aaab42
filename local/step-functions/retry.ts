import type { Retrier } from './language.ts';

export interface Retry {
  /** Failures counted so far, per retrier (AWS counts each retrier apart). */
  attempts: number[];
  delaySeconds: number;
}

/** Whether and when a failed task is tried again; `undefined` means it has failed for good. `random` is in [0, 1). */
export function nextRetry(retriers: Retrier[], error: string, attempts: number[], random: () => number = Math.random): Retry | undefined {
  const index = retriers.findIndex(({ ErrorEquals }) => ErrorEquals.some((name) => matches(name, error)));
  const retrier = retriers[index];
  const failed = attempts[index] ?? 0;
  if (!retrier || failed >= retrier.MaxAttempts) return undefined;
  const backoff = retrier.IntervalSeconds * retrier.BackoffRate ** failed;
  const delay = Math.min(backoff, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return {
    attempts: retriers.map((_, i) => (attempts[i] ?? 0) + (i === index ? 1 : 0)),
    delaySeconds: retrier.JitterStrategy === 'FULL' ? delay * random() : delay,
  };
}

/** `States.TaskFailed` stands for every error except a time-out of the state machine itself. */
const matches = (name: string, error: string) =>
  name === error || name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout');
