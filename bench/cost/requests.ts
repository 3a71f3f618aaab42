import { type Counts, sumOf } from '#local/metering/tally.ts';
import { rounded } from '../tools/quantiles.ts';
import { perFeedback } from './bill.ts';

const services: Record<string, RegExp> = {
  api: /^api\.requests$/,
  lambda: /^lambda\.requests\./,
  sqs: /^sqs\.requests\./,
  sns: /^sns\.requests\./,
  dynamodb: /^dynamodb\.requests\./,
  stepFunctions: /^AWSStepFunctions\.requests\./,
};

/** Calls for each feedback, by the service that was called. Receives that found nothing are polling, not counted. */
export function requestsPerFeedback(counts: Counts, feedbacks: number): Record<string, number> {
  const own = perFeedback(counts);
  const by = Object.entries(services).map(([service, names]) => [service, sumOf(own, names) / feedbacks] as const);
  const total = by.reduce((sum, [, calls]) => sum + calls, 0);
  return Object.fromEntries([...by, ['total', total] as const].map(([service, calls]) => [service, rounded(calls, 3)]));
}
