import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Invoke } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type * as z from 'zod';
import { measurement, minute } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

/** Runs every minute to find what got lost; its silence is an alarm, and so is finding things again and again. */
export class Sweeper<Env extends z.ZodObject> extends ServiceFunction<Env> {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Env>) {
    super(scope, id, props);
    new Rule(this, 'EveryMinute', { schedule: Schedule.rate(minute), targets: [new Invoke(this.lambda)] });
    this.watchFindings(props.operations);
  }

  private watchFindings(operations: Operations): void {
    const overdue = measurement('OldestOverdue', Stats.MAXIMUM);
    const overdueLimit = Duration.minutes(2).toSeconds();
    new OnCallAlarm(this, 'sweeper-silent', {
      operations,
      sign: 'the sweeper has not finished a round for three minutes',
      impact: 'an alarm or alert that gets lost now stays lost, and a customer is forgotten',
      metric: measurement('SweeperRan'),
      threshold: 1,
      below: true,
      within: [3, 3],
      silenceIsBad: true,
    });
    new OnCallAlarm(this, 'alarms-restarted', {
      operations,
      sign: 'case alarms do not ring by themselves and are restarted minute after minute',
      impact: 'each step of the ladder comes up to a minute and a half late',
      metric: measurement('AlarmsRestarted'),
      threshold: 1,
      within: [4, 5],
    });
    new OnCallAlarm(this, 'alerts-republished', {
      operations,
      sign: 'alerts stay unsent and are published again minute after minute',
      impact: 'staff are told late, or not at all',
      metric: measurement('AlertsRepublished'),
      threshold: 1,
      within: [4, 5],
    });
    new OnCallAlarm(this, 'could-not-be-mended', {
      operations,
      sign: 'the sweeper found something overdue and failed to start it again',
      impact: 'the customer of that case waits until somebody mends it',
      metric: measurement('CouldNotBeMended'),
      threshold: 1,
    });
    new OnCallAlarm(this, 'case-overdue', {
      operations,
      sign: 'a case has been overdue for two minutes although the sweeper runs',
      impact: 'nobody is reminded of a customer who is owed a call',
      metric: overdue,
      threshold: overdueLimit,
      within: [2, 2],
    });
    operations.row(
      'Sweeper',
      'Finds what got lost and starts it again. Nothing found is good; no heartbeat means that lost things stay lost.',
      { title: 'Heartbeat', metrics: [measurement('SweeperRan')] },
      {
        title: 'Found',
        metrics: [measurement('AlarmsRestarted'), measurement('AlertsRepublished'), measurement('CouldNotBeMended')],
      },
      { title: 'Longest overdue, s', metrics: [overdue], limit: overdueLimit },
    );
  }
}
