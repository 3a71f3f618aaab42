import type { DeliverPorts } from '#domain/alert/deliver.ts';
import { Errand } from '#domain/alert/errand.ts';
import { backOffSeconds } from '#domain/alert/retry.ts';
import { runErrand } from '#domain/alert/run-errand.ts';
import { measuredChannels, measuredDelivery } from '../measured-ports.ts';
import type { Measure, MeasureTry } from '../measurements.ts';
import { NotYet, queue } from '../middleware/queue.ts';

export type DeliverHandlerPorts = DeliverPorts & {
  /** Hides a message from all workers for so long, from now. */
  hide(receiptHandle: string, seconds: number): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
};

/** One errand: an alert on one channel, the next channel after it, a summary. A failed one comes back later and later, then lies in the dead letters. */
export const deliverAlertHandler = (
  given: DeliverHandlerPorts,
  maxReceives: number,
  measure: Measure = () => {},
  measureTry: MeasureTry = () => {},
) => {
  const ports = { ...given, channels: measuredChannels(given.channels, measureTry) };
  return queue(Errand, async (errand, { receives, receiptHandle }) => {
    try {
      const done = await runErrand(measuredDelivery(ports, measure), errand, receives >= maxReceives);
      if (done === 'busy') throw new NotYet('another deliverer holds this alert');
    } catch (error) {
      await ports.hide(receiptHandle, backOffSeconds(receives, ports.random()));
      throw error;
    }
  });
};
