import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Invoke } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { CanaryEnv } from '#functions/environments.ts';
import { measurement } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

type Props = Pick<ServiceFunctionProps<typeof CanaryEnv>, 'bundles' | 'operations' | 'logRetentionDays' | 'may'>;

const pace = Duration.minutes(5);
const alertMs = 10_000;

/** A canary every five minutes. One that is late, stops or does not sing at all is an alarm. */
export class CanaryWatch extends ServiceFunction<typeof CanaryEnv> {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, {
      ...props,
      entry: 'canary',
      schema: CanaryEnv,
      timeout: Duration.seconds(60),
      impact: 'nobody notices that unhappy customers go unheard',
    });
    new Rule(this, 'EveryFiveMinutes', { schedule: Schedule.rate(pace), targets: [new Invoke(this.lambda)] });
    this.listen(props.operations);
  }

  private listen(operations: Operations): void {
    const delay = measurement('CanaryDelay', Stats.p(100), pace);
    const failed = measurement('CanaryFailed', Stats.SUM, pace);
    new OnCallAlarm(this, 'canary-late', {
      operations,
      sign: 'the alert of a canary takes more than ten seconds from the click, or no canary was sent',
      impact: 'the person who should call learns of an unhappy customer late, or never',
      metric: delay,
      threshold: alertMs,
      silenceIsBad: true,
    });
    new OnCallAlarm(this, 'canary-stopped', {
      operations,
      sign: 'canaries do not come through from the click to the confirmation',
      impact: 'some stage of a callback does not work for customers either',
      metric: failed,
      threshold: 1,
    });
    operations.row(
      'Canary',
      'A customer that is none, every five minutes, from the live queue to the confirmation. What stops it stops customers.',
      { title: 'From the click to the alert, longest, ms', metrics: [delay], limit: alertMs },
      { title: 'Did not come through', metrics: [failed], limit: 1 },
    );
  }
}
