import { AlertMessage } from '#domain/alert/alert.ts';
import { type DeliverPorts, deliverAlert } from '#domain/alert/deliver.ts';
import { backOffSeconds } from '#domain/alert/retry.ts';
import { measuredDelivery } from '../measured-ports.ts';
import type { Measure } from '../measurements.ts';
import { NotYet, queue } from '../middleware/queue.ts';

export type DeliverHandlerPorts = DeliverPorts & {
  /** Hides a message from all workers for so long, from now. */
  hide(receiptHandle: string, seconds: number): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
};

/** One alert on one channel. A failed one comes back later and later, then lies in the dead letters. */
export const deliverAlertHandler = (ports: DeliverHandlerPorts, maxReceives: number, measure: Measure = () => {}) =>
  queue(AlertMessage, async (message, { receives, receiptHandle }) => {
    try {
      if ((await deliverAlert(measuredDelivery(ports, measure), message, receives >= maxReceives)) !== 'busy') return;
      throw new NotYet('another deliverer holds this alert');
    } catch (error) {
      await ports.hide(receiptHandle, backOffSeconds(receives, ports.random()));
      throw error;
    }
  });
