import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, JitterType, StateMachine, StateMachineType, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { allow, type Capability } from '../capability.ts';
import { minute, sumOf } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';

/** One execution is one alarm: wait until an instant, then let the case advance. Nothing else lives in the workflow. */
export class CaseAlarm extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: { advance: IFunction; name: string; operations: Operations }) {
    super(scope, id);
    const { advance, name, operations } = props;
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
    const invoke = new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [advance.functionArn] });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      inlinePolicies: { Advance: new PolicyDocument({ statements: [invoke] }) },
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(wait.next(ring)),
      // The task would add the right to call every version of the function.
      role: role.withoutPolicyUpdates(),
    });
    Validations.of(this.machine).acknowledge(
      {
        id: 'AwsSolutions-SF1',
        reason:
          'Step Functions keeps the history of each execution for 90 days itself; logging every event again would cost more than all other logs.',
      },
      {
        id: 'AwsSolutions-SF2',
        reason: 'X-Ray does not exist in AWS China, and a workflow of one wait and one call has nothing to trace.',
      },
    );
    this.watch(operations);
  }

  private watch(operations: Operations): void {
    const failed = this.machine.metricFailed({ period: minute });
    const timedOut = this.machine.metricTimedOut({ period: minute });
    const throttled = this.machine.metricThrottled({ period: minute });
    const started = this.machine.metricStarted({ period: minute });
    const impact = 'a case is not escalated in time; the sweeper makes up for it a minute later';
    new OnCallAlarm(this, 'case-alarm-fails', {
      operations,
      sign: 'executions of the case alarm fail, time out or are throttled',
      impact,
      metric: sumOf('case alarms that did not ring', [failed, timedOut, throttled]),
      threshold: 1,
    });
    operations.row(
      'Case alarm',
      `Each execution waits for one step of a case. When one fails: ${impact}.`,
      { title: 'Started', metrics: [started, this.machine.metricSucceeded({ period: minute })] },
      { title: 'Failed, timed out, throttled', metrics: [failed, timedOut, throttled] },
    );
  }
}

/** May start alarms. By ARN in words, because the functions that start alarms are also the one an alarm calls. */
export const startAlarms = (arn: string): Capability => ({
  env: { CASE_ALARM: arn },
  grant: (to) => allow(to, ['states:StartExecution'], [arn]),
});
