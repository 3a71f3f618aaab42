import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Alarms } from '#domain/escalation/alarms.ts';
import { iso } from '#domain/time.ts';

/** One execution is one alarm: its name is case and revision, so starting it twice is harmless. */
export function stepFunctionAlarms(client: SFNClient, stateMachineArn: string): Alarms {
  return {
    async ensure({ caseId, revision, at }) {
      const input = JSON.stringify({ caseId, revision, at: iso(at) });
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name: `${caseId}-${revision}`, input }));
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
  };
}
