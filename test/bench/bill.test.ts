import { expect, test } from 'vitest';
import type { Counts } from '#local/metering/tally.ts';
import { billFor } from '../../bench/cost/bill.ts';
import { biller, readPrices, totalOf } from '../../bench/cost/prices.ts';
import { requestsPerFeedback } from '../../bench/cost/requests.ts';

const prices = readPrices();
/** Ten feedbacks of a world where each number is easy. */
const counts: Counts = {
  'api.requests': 10,
  'lambda.requests.earshot-service-Intake1': 10,
  'lambda.megabyteMilliseconds.earshot-service-Intake1': 10 * 512 * 20,
  'lambda.requests.earshot-service-AdvanceCase1': 2,
  'lambda.megabyteMilliseconds.earshot-service-AdvanceCase1': 2 * 512 * 40,
  'lambda.requests.earshot-service-Sweep1': 3,
  'lambda.megabyteMilliseconds.earshot-service-Sweep1': 3 * 512 * 1000,
  'sqs.requests.SendMessageBatch': 10,
  'sqs.requests.ReceiveMessage': 10,
  'sqs.emptyReceives': 99,
  'sns.published': 4,
  'sns.requests.PublishBatch': 2,
  'dynamodb.requests.PutItem': 10,
  'dynamodb.writeUnits.feedback': 12,
  'dynamodb.indexWriteUnits.cases': 6,
  'dynamodb.readUnits.cases': 8,
  'AWSStepFunctions.requests.StartExecution': 5,
  'states.started': 4,
  'states.ended': 2,
  'states.retried': 1,
};
const bill = billFor(counts, 10, prices, true);
const line = (what: string) => bill.find((each) => each.what === what)!;

test('each line is scaled to a million feedbacks and priced', () => {
  expect(line('HTTP API requests')).toMatchObject({ quantity: 1_000_000, usd: 1 });
  expect(line('SQS requests')).toMatchObject({ quantity: 2_000_000, usd: 0.8 });
  expect(line('SNS publications').usd).toBeCloseTo(0.2);
  expect(line('DynamoDB write units, tables').usd).toBeCloseTo(0.75);
  expect(line('DynamoDB write units, indexes').usd).toBeCloseTo(0.375);
});

test('an alarm is three transitions, each retry one more', () =>
  expect(line('Step Functions transitions')).toMatchObject({ quantity: 1_300_000, usd: 32.5 }));

test('an alarm that has not rung yet is billed as if it had', () => {
  expect(line('Lambda requests').quantity).toBe(1_400_000);
  const gigabyteSeconds = (10 * 0.5 * 0.02 + (2 + 2) * 0.5 * 0.04) * 100_000;
  expect(line('Lambda GB-seconds').quantity).toBeCloseTo(gigabyteSeconds);
});

test('the sweeper and what it reads belong to the month, not to a feedback', () =>
  expect(line('DynamoDB read units').quantity).toBe(500_000));

test('lines that Lambda writes itself are billed only where it writes them', () => {
  expect(line('Logs: GB that Lambda adds').usd).toBeGreaterThan(0);
  expect(billFor(counts, 10, prices, false).find(({ what }) => what === 'Logs: GB that Lambda adds')!.usd).toBe(0);
});

test('the total is the sum of the lines', () => expect(totalOf(bill)).toBeCloseTo(bill.reduce((sum, { usd }) => sum + usd, 0)));

test('requests are counted by service, polling and sweeping apart', () =>
  expect(requestsPerFeedback(counts, 10)).toEqual({ api: 1, lambda: 1.2, sqs: 2, sns: 0.2, dynamodb: 1, stepFunctions: 0.5, total: 5.9 }));

test('every price names its source, and one that is missing is an error', () => {
  for (const { source } of Object.values(prices.prices)) expect(source).toMatch(/^aws\.amazon\.com\//);
  expect(() => biller(prices)('Rain', 'rain', 1)).toThrow('bench/prices/us-east-1.json has no price "rain"');
});
