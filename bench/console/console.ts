import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../chromium/open-browser.ts';
import { sustained } from '../loop/sustained.ts';
import { Earshot } from '../tools/earshot.ts';
import { say } from '../tools/progress.ts';
import { median, rounded } from '../tools/quantiles.ts';

const [fewCases, openCases, rounds] = [100, 2000, 5];

/**
 * The console on the local cloud, in a real browser. `firstViewKB`: what an agent's browser fetches for the queue, packed, with an empty
 * cache. `interactiveMs`: from the address to the first row, signed in, cache warm,
 * with 100 open cases and with 2,000. `scroll`: a queue of 2,000 open cases pulled from top
 * to bottom; frames a second, and how many took longer than 50 ms. `rowsInPage`: how many of the rows exist at a time.
 */
export async function consoleBench() {
  const earshot = new Earshot();
  let browser: Browser | undefined;
  try {
    await earshot.start(['--empty']);
    await sustained(earshot, fewCases, 1);
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.goto(`${earshot.url}/`);
    await page.getByRole('button', { name: '李敏' }).click();
    await page.getByRole('option').first().waitFor();
    const queue = `${earshot.url}/queue?view=team`;
    const counted = new Set<string>();
    page.on('response', (response) => {
      if (/\/(assets\/|queue)/.test(response.url())) counted.add(response.url());
    });
    await firstRow(page, queue);
    const firstView = await packed(counted);
    const withFew = await interactive(page, queue);
    say(`${openCases} open cases`);
    await sustained(earshot, openCases - fewCases, 1);
    await sleep(2000);
    const withMany = await interactive(page, queue);
    await sleep(2000);
    say('scroll');
    return {
      firstViewKB: rounded(firstView / 1000),
      interactiveMs: withFew,
      openCases,
      interactiveWithManyMs: withMany,
      ...(await scrolled(page)),
    };
  } finally {
    await browser?.close();
    await earshot.stop();
  }
}

async function interactive(page: Page, address: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await firstRow(page, address));
  return Math.round(median(times));
}

async function firstRow(page: Page, address: string): Promise<number> {
  const began = performance.now();
  await page.goto(address);
  await page.getByRole('option').first().waitFor();
  return performance.now() - began;
}

/** As sent, that is gzipped. */
async function packed(addresses: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const address of addresses)
    sum += await new Promise<number>((resolve, reject) => {
      request(address, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
        });
        response.on('end', () => resolve(length));
      })
        .on('error', reject)
        .end();
    });
  return sum;
}

async function scrolled(page: Page) {
  const list = '.queue-list [class*="holder"]';
  return (await page.evaluate(`(async () => {
    const holder = document.querySelector('${list}');
    const frames = [];
    let rows = 0;
    let before = performance.now();
    const began = before;
    while (holder.scrollTop + holder.clientHeight < holder.scrollHeight - 1 && before - began < 20000) {
      holder.scrollTop += 400;
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
      rows = Math.max(rows, document.querySelectorAll('[role=option]').length);
    }
    const seconds = (performance.now() - began) / 1000;
    return { framesPerSecond: Math.round(frames.length / seconds), slowFrames: frames.filter((ms) => ms > 50).length, frames: frames.length, rowsInPage: rows };
  })()`)) as Record<string, number>;
}
