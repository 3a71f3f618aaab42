import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { dimensions, type Measure, type Measurement, measurements, namespace } from './measurements.ts';

const metrics = new Metrics({ namespace, serviceName: dimensions.service });

/** What is counted is added up first: one value an invocation, whatever the size of its batch. */
const counts = new Map<Measurement, number>();

export const measure: Measure = (name, value) => {
  if (measurements[name] === 'Count') counts.set(name, (counts.get(name) ?? 0) + value);
  else metrics.addMetric(name, measurements[name], value);
};

function publish() {
  for (const [name, count] of counts) metrics.addMetric(name, measurements[name], count);
  counts.clear();
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}

/** The handler, saying at its end what was measured: one line in embedded metric format, or none when there was nothing. */
export const measured =
  <E, R>(handler: (event: E, context: Context) => Promise<R>) =>
  async (event: E, context: Context): Promise<R> => {
    try {
      return await handler(event, context);
    } finally {
      publish();
    }
  };
