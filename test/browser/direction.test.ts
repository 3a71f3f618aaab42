import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot } from '../local/contract/earshot.ts';
import { angryAnswer, look, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** What others wrote stands where it belongs, whatever script it is in and whatever it carries. */
const earshot = new Earshot();
let browser: Browser;
let li: Person;
let caseId = '';
const turned = '\u202e';
const customer = { id: 'customer-turned', name: `דוד${turned}`, phone: '+86 13800000977' };

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  caseId = await angryAnswer(earshot, { customer, comment: `עברית${turned} 3天没人接电话，我要投诉`, options: [`מאוחר${turned}`] });
  li = await signedIn(browser, earshot, '李敏', { path: `/queue?view=team&case=${caseId}` });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

const styleOf = (selector: string) =>
  li.page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { direction, unicodeBidi } = getComputedStyle(element);
      return { direction, unicodeBidi };
    });

test('nothing that turns the direction of text reaches the page', async () => {
  await li.page.locator('.case-customer').getByText('דוד').waitFor();
  await li.page.locator('.queue-said').getByText('没人接电话').waitFor();
  expect(await li.page.locator('body').innerText()).not.toMatch(/[\u202a-\u202e\u2066\u2067\u200e\u200f\u061c]/);
});

test('name, words and options are isolated from what stands around them', async () => {
  const isolating = { unicodeBidi: expect.stringMatching(/isolate|plaintext/) };
  for (const selector of ['.case-customer bdi', '.case-feedback blockquote', '.case-answers bdi', '.queue-said q'])
    expect(await styleOf(selector), selector).toMatchObject(isolating);
});

test('a number reads from left to right, behind the name it belongs to', async () => {
  expect(await styleOf('.case-masked')).toEqual({ direction: 'ltr', unicodeBidi: 'isolate' });
  await look(li.page, /^认领/);
  await look(li.page, /查看号码/);
  await li.page.getByRole('link', { name: /13800000977/ }).waitFor();
  expect(await styleOf('.case-number')).toEqual({ direction: 'ltr', unicodeBidi: 'isolate' });
  const [name, number] = await Promise.all(
    ['.case-customer bdi', '.case-number'].map((selector) => li.page.locator(selector).first().boundingBox()),
  );
  expect(name!.x + name!.width).toBeLessThanOrEqual(number!.x);
  expect(li.faults).toEqual([]);
});
