import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { Operations } from './operations.ts';

export type OnCallAlarmProps = {
  operations: Operations;
  /** Of the runbook, where several alarms share one; else the id. */
  section?: string;
  /** What is seen, in a few words. */
  sign: string;
  /** One sentence: what it means for a customer. */
  impact: string;
  metric: IMetric;
  /** Reached or exceeded, it counts, unless `below`. */
  threshold: number;
  below?: boolean;
  /** In how many of the last so many periods; two of three when absent. */
  within?: [number, number];
  /** Silence is itself the sign. */
  silenceIsBad?: boolean;
};

/** An alarm that reaches whoever is on call, also when it is over. Its id is its name, and its section in docs/runbook.md unless it shares one. */
export class OnCallAlarm extends Construct {
  constructor(scope: Construct, id: string, props: OnCallAlarmProps) {
    super(scope, id);
    const { operations, section = id, sign, impact, metric, threshold, within = [2, 3], below = false, silenceIsBad = false } = props;
    const [datapointsToAlarm, evaluationPeriods] = within;
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: `earshot-${id}`,
      alarmDescription: `${sign}: ${impact}. What to do: docs/runbook.md#${section}`,
      metric,
      threshold,
      datapointsToAlarm,
      evaluationPeriods,
      comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const tell = new SnsAction(operations.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
  }
}
