import { channelMeasurements, measurements } from '#functions/measurements.ts';
import { type Counts, sumOf } from '#local/metering/tally.ts';
import type { Stack } from '#local/template/assembly.ts';
import { biller, type Line, type PriceList } from './prices.ts';

const [month, minutes] = [30 * 86_400, 30 * 1440];
const canaries = minutes / 5;
/** What one sets off, counted over ten of them on the local cloud; the seconds in Lambda are an estimate, most of them waiting. */
const aCanary = {
  ...{ lambdaRequest: 5, lambdaGigabyteSecond: 0.85, queueRequest: 8, publication: 1 },
  ...{ writeUnit: 57, readUnit: 20, stateTransition: 3 },
};
/** Lambda keeps so many long polls of 20 s open on each queue ("Using Lambda with Amazon SQS"), also while nothing comes. */
const pollsAMonth = (5 * month) / 20;
/** DynamoDB asks for a table's key every five minutes for each caller ("DynamoDB encryption at rest"). */
const keyRequestsOfATable = month / 300;
/** month / reuse period × (2 × producers + consumers), with an hour, one of each ("How do I estimate my AWS KMS usage costs?"). */
const keyRequestsOfAQueue = (month / 3600) * 3;

type Resource = { Type: string; Properties: Record<string, unknown> };

/** What a month costs before the first feedback: from the template, and from what the sweeper and the canary were seen to do. */
export function fixedLines(stacks: Stack[], seen: Counts, prices: PriceList): Line[] {
  const bill = biller(prices);
  const all = stacks.flatMap(({ template }) => Object.values(template.Resources) as Resource[]);
  const of = (type: string) => all.filter(({ Type }) => Type === `AWS::${type}`);
  const encrypted = of('SQS::Queue').filter(({ Properties }) => Properties.KmsMasterKeyId);
  const tablesInUse = of('Lambda::Function').reduce((sum, f) => sum + namesOf(f).filter((name) => name.endsWith('_TABLE')).length, 0);
  const sweeps = Math.max(1, sumOf(seen, /^lambda\.requests\..*-Sweep/));
  const aSweep = sumOf(seen, /^lambda\.megabyteMilliseconds\..*-Sweep/) / sweeps / 1024 / 1000;

  return [
    bill(
      'alarms (metrics in them)',
      'alarmMonth',
      of('CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsIn(alarm), 0),
    ),
    bill('composite alarms', 'compositeAlarmMonth', of('CloudWatch::CompositeAlarm').length),
    bill('custom metrics', 'customMetricMonth', ownMetrics(of('CloudWatch::Alarm')) + of('Logs::MetricFilter').length),
    bill('dashboards', 'dashboardMonth', of('CloudWatch::Dashboard').length),
    bill('keys', 'keyMonth', of('KMS::Key').length),
    bill('key requests, at most', 'keyRequest', tablesInUse * keyRequestsOfATable + encrypted.length * keyRequestsOfAQueue),
    bill('secrets', 'secretMonth', of('SecretsManager::Secret').length),
    bill('SQS polls', 'queueRequest', of('Lambda::EventSourceMapping').length * pollsAMonth),
    bill('sweeper: requests', 'lambdaRequest', minutes),
    bill('sweeper: GB-seconds', 'lambdaGigabyteSecond', minutes * aSweep),
    bill('sweeper: read units', 'readUnit', minutes),
    ...Object.entries(aCanary).map(([price, each]) => bill(`canary: ${price}`, price, canaries * each)),
  ];
}

/** Ours, and those of each channel, which has an alarm of its own. */
function ownMetrics(alarms: Resource[]): number {
  const channels = alarms.filter(({ Properties }) => String(Properties.AlarmName).startsWith('earshot-channel-fails-')).length;
  return Object.keys(measurements).length + channels * Object.keys(channelMeasurements).length;
}

/** A standard alarm on an expression is billed for each metric in it. */
function metricsIn({ Properties }: Resource): number {
  const metrics = Properties.Metrics as { MetricStat?: unknown }[] | undefined;
  return metrics ? metrics.filter(({ MetricStat }) => MetricStat).length : 1;
}

const namesOf = ({ Properties }: Resource): string[] =>
  Object.keys((Properties.Environment as { Variables?: object } | undefined)?.Variables ?? {});

/** A month of keeping what a million feedbacks leave in the tables, and being able to go back in time. */
export function storedLines(seen: Counts, feedbacks: number, prices: PriceList): Line[] {
  const bill = biller(prices);
  const gigabytes = (sumOf(seen, /^dynamodb\.storedBytes\./) * 1_000_000) / feedbacks / 1024 ** 3;
  return [bill('stored GB', 'storedGigabyteMonth', gigabytes), bill('recoverable GB', 'recoverableGigabyteMonth', gigabytes)];
}
