import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { measurement, minute } from '../graphs.ts';
import { OnCallAlarm } from './on-call-alarm.ts';
import type { Operations } from './operations.ts';

const fiveMinutes = Duration.minutes(5);
const quarter = Duration.minutes(15);
/** The first alert should be out after ten seconds; three times as much is a fault. */
const firstAlertMs = { target: 10_000, alarm: 30_000 };

/** What customers feel, from what the functions measure: the way to the first alert, the alerts, the promises broken. */
export class PromiseWatch extends Construct {
  constructor(scope: Construct, id: string, { operations }: { operations: Operations }) {
    super(scope, id);
    this.alarms(operations);
    const p99 = (name: Parameters<typeof measurement>[0]) => measurement(name, 'p99', fiveMinutes);
    operations.row(
      'The five minutes',
      'From the click of the customer to judgement, case and first alert. Above 10 s the person who should call learns of it late.',
      {
        title: 'From the click, p99, ms',
        metrics: [p99('TimeToJudgement'), p99('TimeToCase'), p99('TimeToFirstAlert')],
        limit: firstAlertMs.target,
      },
      {
        title: 'Feedback',
        metrics: (['FeedbackJudged', 'FeedbackUnhappy', 'FeedbackUnjudged', 'FeedbackTriesFailed'] as const).map((name) =>
          measurement(name),
        ),
      },
      { title: 'Promises', metrics: [measurement('CallbacksBreached'), measurement('ClaimsExpired'), measurement('StepsSkipped')] },
    );
    operations.row(
      'Alerts',
      'An alert that is late or fails is a customer whom nobody knows to call.',
      { title: 'Pending to sent, p99, ms', metrics: [p99('AlertDelay')] },
      { title: 'Sent', metrics: [measurement('AlertDelay', Stats.SAMPLE_COUNT)] },
      { title: 'Tries failed, given up', metrics: [measurement('AlertTriesFailed'), measurement('AlertsDead')] },
    );
  }

  private alarms(operations: Operations): void {
    new OnCallAlarm(this, 'first-alert-late', {
      operations,
      sign: 'from the click to the first alert takes half a minute (p99)',
      impact: 'the person who should call learns of an unhappy customer late',
      metric: measurement('TimeToFirstAlert', 'p99', fiveMinutes),
      threshold: firstAlertMs.alarm,
    });
    new OnCallAlarm(this, 'alert-tries-fail', {
      operations,
      sign: 'a channel does not take alerts',
      impact: 'staff are told late; after ten tries an alert is given up',
      metric: measurement('AlertTriesFailed', Stats.SUM, fiveMinutes),
      threshold: 3,
    });
    new OnCallAlarm(this, 'feedback-tries-fail', {
      operations,
      sign: 'feedback cannot be judged or stored at the first try',
      impact: 'unhappy customers are noticed late',
      metric: measurement('FeedbackTriesFailed', Stats.SUM, minute),
      threshold: 1,
    });
    new OnCallAlarm(this, 'feedback-unjudged', {
      operations,
      sign: 'the text model cannot be reached, and feedback goes to people unjudged',
      impact: 'staff call customers who may be content, and the unhappy wait longer',
      metric: measurement('FeedbackUnjudged', Stats.SUM, quarter),
      threshold: 3,
      within: [1, 1],
    });
    new OnCallAlarm(this, 'nobody-on-duty', {
      operations,
      sign: 'steps of the ladder find nobody on duty',
      impact: 'a case goes past empty levels to whoever is left',
      metric: measurement('StepsSkipped', Stats.SUM, quarter),
      threshold: 3,
      within: [1, 1],
    });
  }
}
