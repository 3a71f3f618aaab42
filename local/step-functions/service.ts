import type { Operations } from '../aws-endpoint.ts';
import { functionOf, type LambdaHost } from '../lambda/host.ts';
import type { Meter } from '../metering/tally.ts';
import type { Service } from '../service.ts';
import type { Resources } from '../template/resources.ts';
import { stepFunctionsOperations } from './api.ts';
import { machinesOf } from './machines.ts';
import { runner } from './runner.ts';
import { openExecutions } from './store.ts';

/** Runs the template's state machines; what was under way goes on. */
export function startStateMachines(
  file: string,
  resources: Resources,
  host: LambdaHost,
  meter?: Meter,
): Service & { operations: Operations } {
  const machines = machinesOf(resources);
  const store = openExecutions(file);
  const running = runner({ machines, store, invoke: (functionArn, input) => functionOf(host, functionArn).invoke(input), meter });
  running.start();
  return {
    operations: stepFunctionsOperations(machines, store, running),
    stop() {
      running.stop();
      store.close();
    },
  };
}
