import { type FunctionConfiguration, type Instance, type Outcome, startInstance } from './instance.ts';

/** A function that can be called: as many threads as its concurrency allows, started when needed. */
export interface LambdaFunction {
  configuration: FunctionConfiguration;
  /** Waits for a free thread (AWS would throttle instead). Never rejects: a failure is an outcome. */
  invoke(event: unknown): Promise<Outcome>;
  stop(): Promise<void>;
}

const idleMilliseconds = 5 * 60_000;

export function lambdaFunction(configuration: FunctionConfiguration, onLine: (line: string) => void): LambdaFunction {
  const instances = new Set<Instance>();
  const idle = new Map<Instance, NodeJS.Timeout>();
  const waiting: ((instance: Instance) => void)[] = [];
  let stopped = false;

  const start = () => {
    const instance = startInstance(configuration, onLine);
    instances.add(instance);
    return instance;
  };
  const end = (instance: Instance) => {
    idle.delete(instance);
    instances.delete(instance);
    return instance.stop();
  };
  /** The most recently used thread first, so that the others may grow cold and end. */
  const takeIdle = () => {
    const instance = [...idle.keys()].filter((candidate) => candidate.alive()).at(-1);
    if (instance) {
      clearTimeout(idle.get(instance));
      idle.delete(instance);
    }
    return instance;
  };
  const acquire = async () => {
    const free = takeIdle();
    if (free) return free;
    for (const instance of instances) if (!instance.alive()) end(instance);
    if (instances.size < configuration.concurrency) return start();
    return new Promise<Instance>((resolve) => waiting.push(resolve));
  };
  const release = (instance: Instance) => {
    const next = waiting.shift();
    if (!instance.alive()) {
      end(instance);
      if (next) next(start());
    } else if (next) next(instance);
    else idle.set(instance, setTimeout(() => end(instance), idleMilliseconds).unref());
  };

  return {
    configuration,
    async invoke(event) {
      if (stopped) return { error: { errorType: 'Runtime.ExitError', errorMessage: 'the local cloud is stopping' } };
      const instance = await acquire();
      const outcome = await instance.invoke(event);
      release(instance);
      return outcome;
    },
    async stop() {
      stopped = true;
      for (const timer of idle.values()) clearTimeout(timer);
      await Promise.all([...instances].map((instance) => instance.stop()));
    },
  };
}
