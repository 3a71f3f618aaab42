import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, JitterType, StateMachine, StateMachineType, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { Capability } from '../capability.ts';

/** One execution is one alarm: wait until an instant, then let the case advance. Nothing else lives in the workflow. */
export class CaseAlarm extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { advance, name }: { advance: IFunction; name: string }) {
    super(scope, id);
    const wait = new Wait(this, 'WaitUntil', { time: WaitTime.timestampPath('$.at') });
    const ring = new LambdaInvoke(this, 'Advance', {
      lambdaFunction: advance,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
    });
    ring.addRetry({
      errors: ['States.ALL'],
      interval: Duration.seconds(1),
      maxAttempts: 5,
      backoffRate: 2,
      maxDelay: Duration.seconds(20),
      jitterStrategy: JitterType.FULL,
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(wait.next(ring)),
    });
  }
}

/** May start alarms. By ARN in words, because the functions that start alarms are also the one an alarm calls. */
export const startAlarms = (arn: string): Capability => ({
  env: { CASE_ALARM: arn },
  grant: (to) => {
    to.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: [arn] }));
  },
});
