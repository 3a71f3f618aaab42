import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { dimensions, type Measure, measurements, namespace } from './measurements.ts';

const metrics = new Metrics({ namespace, serviceName: dimensions.service });

export const measure: Measure = (name, value) => void metrics.addMetric(name, measurements[name], value);

/** The handler, saying at its end what was measured: one line in embedded metric format, or none when there was nothing. */
export const measured =
  <E, R>(handler: (event: E, context: Context) => Promise<R>) =>
  async (event: E, context: Context): Promise<R> => {
    try {
      return await handler(event, context);
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
