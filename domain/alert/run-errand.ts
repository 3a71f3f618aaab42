import { type Delivered, type DeliverPorts, deliverAlert } from './deliver.ts';
import type { Errand } from './errand.ts';
import { fallBack } from './fallback.ts';
import { sendSummary } from './summary.ts';

/** Everything a deliverer is asked to do comes in here. Throws ChannelFailed when it must be tried again. */
export function runErrand(ports: DeliverPorts, errand: Errand, isLastTry: boolean): Promise<Delivered> {
  if ('summaryAt' in errand) return sendSummary(ports, errand, isLastTry);
  return 'unlessHeardOn' in errand ? fallBack(ports, errand, isLastTry) : deliverAlert(ports, errand, isLastTry);
}
