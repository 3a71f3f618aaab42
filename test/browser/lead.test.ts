import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswer, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** What a lead orders and reassigns, from the board and from the case, is the same form. */
const earshot = new Earshot();
let browser: Browser;
let wang: Person;
const viewOf = async (caseId: string) => (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body;
const ordersOf = async (caseId: string) => (await viewOf(caseId)).timeline.filter((e: { type: string }) => e.type === 'ordered').length;
const focused = (page: Page) => page.evaluate('document.activeElement?.tagName + (document.activeElement?.getAttribute("role") ?? "")');

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  wang = await signedIn(browser, earshot, '王芳', { path: '/board' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

describe.each([
  ['on the board', async (page: Page, caseId: string) => ({ page, at: page.locator(`[data-case="${caseId}"]`) })],
  [
    'in the case',
    async (page: Page, caseId: string) => {
      await page.goto(`${earshot.url}/cases/${caseId}`);
      return { page, at: page.locator('article') };
    },
  ],
])('%s', (_, open) => {
  test('an order needs words; what was begun is kept, and sent once', async () => {
    const caseId = await angryAnswer(earshot);
    const { page, at } = await open(wang.page, caseId);
    await at.getByRole('button', { name: /^督办/ }).click();
    const form = page.locator('form.lead-form');
    await until('the cursor is in the field', async () => (await focused(page)) === 'TEXTAREA');
    await form.getByRole('button', { name: '督办' }).click();
    await form.getByText('请写明要求什么。').waitFor();
    await form.getByLabel('要求什么').fill('请在半小时内回电');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await at.getByRole('button', { name: /^督办/ }).click();
    expect(await form.getByLabel('要求什么').inputValue()).toBe('请在半小时内回电');
    await form.getByRole('button', { name: '督办' }).click();
    await page.getByText('已督办,提醒已发出。').waitFor();
    expect(await ordersOf(caseId)).toBe(1);
  });

  test('a case is given to whoever is named, by keys alone', async () => {
    const caseId = await angryAnswer(earshot);
    const { page, at } = await open(wang.page, caseId);
    await at.getByRole('button', { name: /^改派/ }).click();
    await until('the cursor is in the field', async () => (await focused(page)) === 'INPUTcombobox');
    await page.keyboard.type('陈宇');
    await page.getByRole('button', { name: '改派给陈宇' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('已改派给陈宇。').last().waitFor();
    expect((await viewOf(caseId)).claimedBy).toBe('agent-chen');
  });
});

test('no page complained meanwhile', () => expect(wang.faults).toEqual([]));
