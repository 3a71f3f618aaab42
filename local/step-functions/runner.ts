import type { Outcome } from '../lambda/instance.ts';
import type { Meter } from '../metering/tally.ts';
import { type Definition, waitUntil } from './language.ts';
import { nextRetry } from './retry.ts';
import type { Execution, ExecutionStore } from './store.ts';

/** What a state machine is made of: its definition, and how to call a function by ARN. */
export interface RunnerOptions {
  machines: Map<string, Definition>;
  store: ExecutionStore;
  invoke(functionArn: string, input: unknown): Promise<Outcome>;
  now?: () => number;
  meter?: Meter | undefined;
}

/** Timers do not hear of a clock that was set, or of a machine that slept: look again at the latest after a second. */
const longestSleep = 1_000;

/** Advances all executions. Every step is stored before the next begins, so a restart goes on where the last one was killed. */
export function runner({ machines, store, invoke, now = Date.now, meter }: RunnerOptions) {
  const active = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;

  const wake = () => {
    if (stopped) return;
    for (const execution of store.due(now())) {
      const key = `${execution.machine}:${execution.name}`;
      if (active.has(key)) continue;
      active.add(key);
      void run(execution).finally(() => {
        active.delete(key);
        wake();
      });
    }
    arm();
  };
  const arm = () => {
    clearTimeout(timer);
    const next = store.nextWake(now());
    if (next !== null) timer = setTimeout(wake, Math.min(next - now(), longestSleep));
  };

  /** Runs one execution up to its next wait. */
  const run = async (execution: Execution) => {
    let current = execution;
    while (!stopped && current.status === 'RUNNING' && current.wakeAt <= now()) {
      current = await step(current);
      if (stopped) return; // a task that was cut off runs again after the restart
      store.save(current);
    }
  };

  const step = async (execution: Execution): Promise<Execution> => {
    const state = stateOf(execution);
    if (!state) return failed(execution, 'States.Runtime', `the state ${execution.state} is no longer in the definition`);
    if (state.Type === 'Succeed') return ended(execution, execution.data);
    if (state.Type !== 'Task') return entered(execution, state.Next, execution.data);
    const outcome = await invoke(state.Resource, JSON.parse(execution.data));
    if ('payload' in outcome) return entered(execution, state.Next, JSON.stringify(outcome.payload));
    const { errorType, errorMessage } = outcome.error;
    const retry = nextRetry(state.Retry, errorType, JSON.parse(execution.attempts));
    if (retry) meter?.add('states.retried');
    if (!retry) return failed(execution, errorType, JSON.stringify(outcome.error));
    return {
      ...execution,
      attempts: JSON.stringify(retry.attempts),
      wakeAt: now() + retry.delaySeconds * 1_000,
      error: errorType,
      cause: errorMessage,
    };
  };

  const stateOf = ({ machine, state }: Execution) => machines.get(machine)?.States[state];

  const entered = (execution: Execution, next: string | undefined, data: string): Execution => {
    if (!next) return ended(execution, data);
    const here: Execution = { ...execution, state: next, data, attempts: '[]', wakeAt: now(), error: null, cause: null };
    const state = stateOf(here);
    if (state?.Type !== 'Wait') return here;
    try {
      return { ...here, wakeAt: waitUntil(state.TimestampPath, JSON.parse(data)) };
    } catch (error) {
      return failed(here, 'States.Runtime', String(error));
    }
  };
  const ended = (execution: Execution, data: string): Execution => {
    meter?.add('states.ended');
    return { ...execution, data, status: 'SUCCEEDED', stoppedAt: now(), error: null, cause: null };
  };
  const failed = (execution: Execution, error: string, cause: string): Execution => ({
    ...execution,
    status: 'FAILED',
    stoppedAt: now(),
    error,
    cause,
  });

  return {
    /** Timers are armed again; what became overdue in the meantime runs at once. */
    start() {
      stopped = false;
      wake();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    /** Stores a new execution and runs it soon, but not before the caller has its answer. */
    begin(machine: string, name: string, input: string): Execution {
      const { StartAt } = machines.get(machine)!;
      const at = now();
      const blank = { stoppedAt: null, error: null, cause: null, attempts: '[]', status: 'RUNNING', wakeAt: at } as const;
      const execution = entered({ machine, name, input, startedAt: at, state: StartAt, data: input, ...blank }, StartAt, input);
      store.save(execution);
      meter?.add('states.started');
      setImmediate(wake);
      return execution;
    },
  };
}

export type Runner = ReturnType<typeof runner>;
