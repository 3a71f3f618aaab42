import { randomUUID } from 'node:crypto';
import { AwsError, type Operations } from '../aws-endpoint.ts';
import { arn, nameOf } from '../template/arn.ts';
import type { Definition } from './language.ts';
import type { Runner } from './runner.ts';
import type { Execution, ExecutionStore } from './store.ts';

const executionArn = ({ machine, name }: Execution) => arn('states', `execution:${machine}:${name}`);
const stateMachineArn = (machine: string) => arn('states', `stateMachine:${machine}`);
const seconds = (milliseconds: number | null) => (milliseconds === null ? undefined : milliseconds / 1_000);

/** The operations of Step Functions that Earshot uses, with AWS's rules for names. */
export function stepFunctionsOperations(machines: Map<string, Definition>, store: ExecutionStore, runner: Runner): Operations {
  const machineOf = (reference: unknown) => {
    const name = nameOf(String(reference));
    if (!machines.has(name)) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${reference}'`);
    return name;
  };

  return {
    StartExecution({ stateMachineArn: machineArn, name = randomUUID(), input = '{}' }) {
      const machine = machineOf(machineArn);
      if (!/^[\w-]{1,80}$/.test(String(name))) throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
      if (!isJson(String(input))) throw new AwsError('InvalidExecutionInput', 'Invalid State Machine Execution Input');
      const existing = store.find(machine, String(name));
      if (existing && (existing.status !== 'RUNNING' || existing.input !== input)) {
        throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn(existing)}'`);
      }
      const execution = existing ?? runner.begin(machine, String(name), String(input));
      return { executionArn: executionArn(execution), startDate: seconds(execution.startedAt) };
    },

    DescribeExecution({ executionArn: reference }) {
      const [machine = '', name = ''] = String(reference).split(':').slice(-2);
      const execution = store.find(machine, name);
      if (!execution) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${reference}'`);
      return { ...summary(execution), input: execution.input, output: outputOf(execution), error: execution.error, cause: execution.cause };
    },

    ListExecutions({ stateMachineArn: machineArn, statusFilter = null, maxResults }) {
      const rows = store.list(machineOf(machineArn), statusFilter as string | null, Number(maxResults) || 100);
      return { executions: rows.map(summary) };
    },
  };
}

const summary = (execution: Execution) => ({
  executionArn: executionArn(execution),
  stateMachineArn: stateMachineArn(execution.machine),
  name: execution.name,
  status: execution.status,
  startDate: seconds(execution.startedAt),
  stopDate: seconds(execution.stoppedAt),
});

const outputOf = ({ status, data }: Execution) => (status === 'SUCCEEDED' ? data : undefined);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
