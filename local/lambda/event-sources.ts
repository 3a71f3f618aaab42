import type { Service } from '../service.ts';
import type { Resources } from '../template/resources.ts';
import { eventSource } from './event-source.ts';
import { functionOf, type LambdaHost } from './host.ts';

/** Starts the pollers of all event source mappings that are enabled. */
export function startEventSources(
  resources: Resources,
  host: LambdaHost,
  messagingEndpoint: string,
  onError: (error: unknown) => void,
): Service {
  const sources = resources
    .of('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled)
    .map(({ properties }) => {
      const target = functionOf(host, properties.FunctionName);
      const queueName = properties.EventSourceArn.split(':').at(-1);
      return eventSource(
        {
          target,
          queueArn: properties.EventSourceArn,
          queueUrl: `${messagingEndpoint}/000000000000/${queueName}`,
          batchSize: properties.BatchSize,
          windowSeconds: properties.MaximumBatchingWindowInSeconds,
          reportsItemFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
          concurrency: batchesAtOnce(properties.ScalingConfig?.MaximumConcurrency, target.configuration.concurrency),
        },
        onError,
      );
    });
  for (const source of sources) source.start();
  return {
    stop: async () => {
      await Promise.all(sources.map((source) => source.stop()));
    },
  };
}

/** A source with a cap of its own leaves a thread to the others: a million imported rows never stand before a live customer. */
const batchesAtOnce = (cap: number | undefined, threads: number) => (cap === undefined ? threads : Math.min(cap, Math.max(1, threads - 1)));
