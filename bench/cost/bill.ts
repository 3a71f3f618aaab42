import { type Counts, sumOf } from '#local/metering/tally.ts';
import { biller, type Line, type PriceList } from './prices.ts';

const gigabyte = 1024 ** 3;
/** CloudWatch Logs bills each event with so many bytes more (PutLogEvents in its API reference). */
const bytesPerLogEvent = 26;
/** START, END and REPORT, which Lambda itself writes for each invocation of a function that logs in the text format. */
const platformBytes = 71 + 52 + 120 + 3 * bytesPerLogEvent;
/** Status line and headers of one answer. */
const headerBytes = 300;
/** From the start to Wait, from Wait to Advance, from Advance to the end: so Amazon counted them while its price page spelt it out. */
const transitionsOfAnAlarm = 3;
/** Two queries that find nothing. */
const readUnitsOfASweep = 1;

/** Sweeper and canary run by the clock: they belong to the month, not to a feedback. */
const isByTheClock = (name: string): boolean => /-(Sweep|Canary)/.test(name);
export const perFeedback = (counts: Counts): Counts => Object.fromEntries(Object.entries(counts).filter(([name]) => !isByTheClock(name)));

/**
 * What so many metered feedbacks cost, each line for one million of them.
 * An alarm that was started and has not rung yet is billed as if it had: it will.
 * @param platformLogs whether Lambda writes lines of its own for each invocation
 */
export function billFor(counts: Counts, feedbacks: number, prices: PriceList, platformLogs: boolean): Line[] {
  const bill = biller(prices);
  const own = perFeedback(counts);
  const get = (name: string) => own[name] ?? 0;
  const line = (what: string, price: string, quantity: number) => bill(what, price, (quantity * 1_000_000) / feedbacks);

  const toRing = get('states.started') - get('states.ended');
  const rung = Math.max(1, sumOf(own, /^lambda\.requests\..*-AdvanceCase/));
  const invocations = sumOf(own, /^lambda\.requests\./) + toRing;
  const megabyteMilliseconds =
    sumOf(own, /^lambda\.megabyteMilliseconds\./) + toRing * (sumOf(own, /^lambda\.megabyteMilliseconds\..*-AdvanceCase/) / rung);
  const printed = sumOf(own, /^logs\.bytes\./) + sumOf(own, /^logs\.lines\./) * bytesPerLogEvent;
  const sweeps = sumOf(counts, /^lambda\.requests\..*-Sweep/);

  return [
    line('HTTP API requests', 'apiRequest', get('api.requests')),
    line('Lambda requests', 'lambdaRequest', invocations),
    line('Lambda GB-seconds', 'lambdaGigabyteSecond', megabyteMilliseconds / 1024 / 1000),
    line('SQS requests', 'queueRequest', sumOf(own, /^sqs\.requests\./)),
    line('SNS publications', 'publication', get('sns.published')),
    line('DynamoDB write units, tables', 'writeUnit', sumOf(own, /^dynamodb\.writeUnits\./)),
    line('DynamoDB write units, indexes', 'writeUnit', sumOf(own, /^dynamodb\.indexWriteUnits\./)),
    line('DynamoDB read units', 'readUnit', sumOf(own, /^dynamodb\.readUnits\./) - sweeps * readUnitsOfASweep),
    line('Step Functions transitions', 'stateTransition', get('states.started') * transitionsOfAnAlarm + get('states.retried')),
    line('Logs: GB that functions print', 'logGigabyte', printed / gigabyte),
    line('Logs: GB that Lambda adds', 'logGigabyte', platformLogs ? (invocations * platformBytes) / gigabyte : 0),
    line('GB out to the internet', 'gigabyteOut', (get('api.bodyBytesOut') + get('api.requests') * headerBytes) / gigabyte),
    line('Secrets Manager requests', 'secretRequest', sumOf(own, /^secretsmanager\.requests\./)),
  ];
}
