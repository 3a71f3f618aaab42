import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type ChannelMeasurement, dimensions, type Measurement, namespace } from '#functions/measurements.ts';

export const minute = Duration.minutes(1);

/** One of our own measurements, under the name the functions use. */
export const measurement = (metricName: Measurement, statistic: string = Stats.SUM, period = minute): Metric =>
  new Metric({ namespace, metricName, dimensionsMap: dimensions, statistic, period, label: `${metricName} ${statistic}` });

/** The same for one channel. */
export const channelMeasurement = (metricName: ChannelMeasurement, channel: string, period: Duration): Metric =>
  new Metric({
    namespace,
    metricName,
    dimensionsMap: { ...dimensions, channel },
    statistic: Stats.SUM,
    period,
    label: `${channel} ${metricName}`,
  });

/** The sum of metrics that are silent when all is well. */
export function sumOf(label: string, metrics: IMetric[]): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric]));
  const expression = `SUM([${Object.keys(usingMetrics)
    .map((id) => `FILL(${id},0)`)
    .join(',')}])`;
  return new MathExpression({ expression, usingMetrics, label, period: minute });
}

export type Graph = {
  title: string;
  metrics: IMetric[];
  /** Drawn as a line: above it something is wrong. */
  limit?: number;
};
