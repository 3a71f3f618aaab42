import { type FunctionConfiguration, type Instance, type Outcome, startInstance } from './instance.ts';

/** A function that can be called: as many threads as its concurrency allows, started when needed. */
export interface LambdaFunction {
  configuration: FunctionConfiguration;
  /** Waits for a free thread (AWS would throttle instead). Never rejects: a failure is an outcome. */
  invoke(event: unknown): Promise<Outcome>;
  /** Loads the code now, so that the first call does not wait for it. */
  warm(): Promise<void>;
  stop(): Promise<void>;
}

interface Waiter {
  give(instance: Instance): void;
  growth: NodeJS.Timeout;
}

/** A thread with a bundle costs some 40 MB: the first one stays, more only come when somebody waits, and go soon. */
const milliseconds = { beforeGrowing: 100, othersMayIdle: 30_000 };

export function lambdaFunction(
  configuration: FunctionConfiguration,
  onLine: (line: string) => void,
  onInvocation?: (milliseconds: number) => void,
): LambdaFunction {
  const instances = new Set<Instance>();
  const idle = new Map<Instance, NodeJS.Timeout | undefined>();
  const waiting: Waiter[] = [];
  let stopped = false;

  const start = () => {
    const instance = startInstance(configuration, onLine, onInvocation);
    instances.add(instance);
    return instance;
  };
  const end = (instance: Instance) => {
    idle.delete(instance);
    instances.delete(instance);
    return instance.stop();
  };
  const takeIdle = () => {
    const instance = [...idle.keys()].find((candidate) => candidate.alive());
    if (!instance) return undefined;
    clearTimeout(idle.get(instance));
    idle.delete(instance);
    return instance;
  };
  const acquire = async () => {
    for (const instance of instances) if (!instance.alive()) end(instance);
    return takeIdle() ?? (instances.size === 0 ? start() : new Promise<Instance>(wait));
  };
  const wait = (give: (instance: Instance) => void) => {
    const waiter = { give, growth: setTimeout(() => grow(waiter), milliseconds.beforeGrowing) };
    waiting.push(waiter);
  };
  const grow = (waiter: Waiter) => {
    if (stopped || instances.size >= configuration.concurrency) return;
    waiting.splice(waiting.indexOf(waiter), 1);
    waiter.give(start());
  };
  const release = (instance: Instance) => {
    if (!instance.alive()) end(instance);
    const next = waiting.shift();
    clearTimeout(next?.growth);
    if (next) next.give(instance.alive() ? instance : start());
    else if (instance.alive()) {
      const isSpare = instances.size > 1;
      idle.set(instance, isSpare ? setTimeout(() => end(instance), milliseconds.othersMayIdle).unref() : undefined);
    }
  };

  return {
    configuration,
    async invoke(event) {
      const stopping: Outcome = { error: { errorType: 'Runtime.ExitError', errorMessage: 'the local cloud is stopping' } };
      if (stopped) return stopping;
      const instance = await acquire();
      const outcome = stopped ? stopping : await instance.invoke(event);
      if (!stopped) release(instance);
      return outcome;
    },
    async warm() {
      const instance = start();
      await instance.loaded;
      release(instance);
    },
    async stop() {
      stopped = true;
      for (const timer of [...idle.values(), ...waiting.map(({ growth }) => growth)]) clearTimeout(timer);
      await Promise.all([...instances].map((instance) => instance.stop()));
    },
  };
}
