import { readFileSync } from 'node:fs';
import * as z from 'zod';

const PriceList = z.object({
  region: z.string(),
  currency: z.string(),
  read: z.iso.date(),
  note: z.string(),
  prices: z.record(z.string(), z.object({ usd: z.number().nonnegative(), per: z.number().positive(), source: z.string().min(1) })),
});
export type PriceList = z.infer<typeof PriceList>;

export const readPrices = (region = 'us-east-1'): PriceList =>
  PriceList.parse(JSON.parse(readFileSync(new URL(`../prices/${region}.json`, import.meta.url), 'utf8')));

/** One line of a bill. */
export type Line = { what: string; quantity: number; usd: number };

/** Makes lines of a bill from quantities; a price that is not in the list is an error. */
export function biller({ prices, region }: PriceList) {
  return (what: string, price: string, quantity: number): Line => {
    const found = prices[price];
    if (!found) throw new Error(`bench/prices/${region}.json has no price "${price}"`);
    return { what, quantity, usd: (quantity * found.usd) / found.per };
  };
}

export const totalOf = (lines: Line[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);
