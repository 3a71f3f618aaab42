import type { FunctionConfiguration } from '../lambda/instance.ts';
import type { Meter } from './tally.ts';

/** Counts invocations and billed time, in whole milliseconds and megabytes, by function. */
export const countInvocation =
  (meter: Meter, { name, memoryMegabytes }: FunctionConfiguration) =>
  (milliseconds: number) => {
    const billed = Math.ceil(milliseconds);
    meter.add(`lambda.requests.${name}`);
    meter.add(`lambda.milliseconds.${name}`, billed);
    meter.add(`lambda.megabyteMilliseconds.${name}`, billed * memoryMegabytes);
  };

/** Counts what a function prints. */
export function countLine(meter: Meter, functionName: string, line: string): void {
  meter.add(`logs.lines.${functionName}`);
  meter.add(`logs.bytes.${functionName}`, Buffer.byteLength(line));
}
