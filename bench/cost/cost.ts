import { readAssembly, type Stack } from '#local/template/assembly.ts';
import { Earshot } from '../tools/earshot.ts';
import { say } from '../tools/progress.ts';
import { rounded } from '../tools/quantiles.ts';
import { billFor } from './bill.ts';
import { fixedLines, storedLines } from './fixed.ts';
import { type Line, readPrices, totalOf } from './prices.ts';
import { requestsPerFeedback } from './requests.ts';
import { livedThrough, unhappyShare } from './scenario.ts';

const [feedbacks, rate] = [1200, 10];
/** First calls of a thread compile its code; a month on AWS is not made of first calls. */
const warmUp = 200;
const policies = { fast: ['config/policy-fast.json', 1 / 20], real: ['config/policy.json', 1] } as const;

/** Lets a metered Earshot live through a small month and writes its bill. `fast` divides all durations by 20; the calls are the same. */
export async function cost(speed: keyof typeof policies) {
  const [policy, scale] = policies[speed];
  const earshot = new Earshot();
  try {
    await earshot.start(['--empty', '--policy', policy], { EARSHOT_METER: '1' });
    say(`cost: ${feedbacks} feedbacks, ${unhappyShare * 100} % unhappy, under ${policy}`);
    await livedThrough(earshot, warmUp, rate, scale);
    const counts = await livedThrough(earshot, feedbacks, rate, scale);
    const stacks = readAssembly(earshot.assembly());
    const prices = readPrices();
    const bill = billFor(counts, feedbacks, prices, lambdaLogs(stacks));
    return {
      dollarsPerMillion: rounded(totalOf(bill)),
      requestsPerFeedback: requestsPerFeedback(counts, feedbacks),
      bill: { policy, feedbacks, prices: `bench/prices/${prices.region}.json, read ${prices.read}`, perMillion: shown(bill) },
      fixedPerMonth: { dollars: rounded(totalOf(fixedLines(stacks, counts, prices))), lines: shown(fixedLines(stacks, counts, prices)) },
      storedPerMillionAndMonth: shown(storedLines(counts, feedbacks, prices)),
    };
  } finally {
    await earshot.stop();
  }
}

type LoggedFunction = { Type: string; Properties: { LoggingConfig?: { SystemLogLevel?: string } } };
/** Whether Lambda writes lines of its own for each invocation: it does unless told to keep to warnings. */
const lambdaLogs = (stacks: Stack[]): boolean =>
  stacks
    .flatMap(({ template }) => Object.values(template.Resources) as LoggedFunction[])
    .some(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.LoggingConfig?.SystemLogLevel !== 'WARN');

const shown = (lines: Line[]) =>
  lines.map(({ what, quantity, usd }) => ({
    what,
    quantity: quantity < 100 ? rounded(quantity) : Math.round(quantity),
    usd: rounded(usd, 3),
  }));
