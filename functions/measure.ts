import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import {
  channelMeasurements,
  dimensions,
  type Measure,
  type Measurement,
  type MeasureTry,
  measurements,
  namespace,
} from './measurements.ts';

const metrics = new Metrics({ namespace, serviceName: dimensions.service });

/** What is counted is added up first: one value an invocation, whatever the size of its batch. */
const counts = new Map<Measurement, number>();

export const measure: Measure = (name, value) => {
  if (measurements[name] === 'Count') counts.set(name, (counts.get(name) ?? 0) + value);
  else metrics.addMetric(name, measurements[name], value);
};

const tries = new Map<string, { all: number; failed: number }>();

export const measureTry: MeasureTry = (channel, became) => {
  const { all, failed } = tries.get(channel) ?? { all: 0, failed: 0 };
  tries.set(channel, { all: all + 1, failed: failed + Number(became === 'failed') });
};

/** A line of its own, because its dimensions are others. No failure is said too: a share needs both. */
function publishTries(channel: string, { all, failed }: { all: number; failed: number }) {
  const own = new Metrics({ namespace, serviceName: dimensions.service });
  own.addDimension('channel', channel);
  own.addMetric('ChannelTries', channelMeasurements.ChannelTries, all);
  own.addMetric('ChannelTriesFailed', channelMeasurements.ChannelTriesFailed, failed);
  own.publishStoredMetrics();
}

function publish() {
  for (const [name, count] of counts) metrics.addMetric(name, measurements[name], count);
  counts.clear();
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  for (const [channel, made] of tries) publishTries(channel, made);
  tries.clear();
}

/** The handler, saying at its end what was measured: one line in embedded metric format and one for each channel that was tried, or none when there was nothing. */
export const measured =
  <E, R>(handler: (event: E, context: Context) => Promise<R>) =>
  async (event: E, context: Context): Promise<R> => {
    try {
      return await handler(event, context);
    } finally {
      publish();
    }
  };
