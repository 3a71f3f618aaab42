import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswer, look, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** What the owner of a case does with it on the screen, and those who help. Each test goes on where the one before stopped. */
const earshot = new Earshot();
let browser: Browser;
let [li, chen, wang] = [] as unknown as [Person, Person, Person];
let [earlier, caseId] = ['', ''];
const customer = { id: 'customer-twice', name: '吴先生', phone: '13800000977' };
const view = async (id = caseId) => (await earshot.get(`/v1/cases/${id}`, 'lead-wang')).body;
const form = (page: Page) => page.locator('.case-form');
const choose = async (page: Page, field: string, typed: string, option: RegExp) => {
  await form(page).getByRole('combobox', { name: field }).click();
  await page.keyboard.type(typed);
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
};
const asOwner = async (id: string, deed: string, body: unknown = {}) =>
  earshot.post(`/v1/cases/${id}/${deed}`, (await view(id)).claimedBy ?? (await view(id)).proposedOwner, body);

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  earlier = await angryAnswer(earshot, { customer, comment: '上个月定损就拖了一周' });
  await asOwner(earlier, 'claim');
  for (let i = 0; i < 3; i++) await asOwner(earlier, 'attempts', { outcome: 'noanswer' });
  await until('the first case is over', async () => (await view(earlier)).state === 'closed-unreached');
  caseId = await angryAnswer(earshot, { customer, comment: '三天了修理厂不接电话,没人管,我要投诉' });
  li = await signedIn(browser, earshot, '李敏', { path: `/queue?view=team&case=${caseId}` });
  chen = await signedIn(browser, earshot, '陈宇', { path: '/queue?view=mine' });
  wang = await signedIn(browser, earshot, '王芳', { path: `/cases/${caseId}` });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

describe('one case in its owner’s hands', () => {
  test('the history shows the customer’s other case, how it ended, and opens it', async () => {
    await li.page.getByRole('tab', { name: '历史' }).click();
    const other = li.page.getByRole('list', { name: '该客户的其他工单' }).getByRole('listitem');
    await other.filter({ hasText: '办结·回访不成功' }).filter({ hasText: '上个月定损就拖了一周' }).waitFor();
    expect(await other.count()).toBe(1);
    await other.getByRole('link').click();
    await until('it is open', async () => new URL(li.page.url()).pathname === `/cases/${earlier}`);
    await li.page.getByRole('tab', { name: '历史' }).click();
    await li.page.getByRole('list', { name: '该客户的其他工单' }).getByText('三天了修理厂不接电话').waitFor();
  });

  test('an attempt takes exactly two clicks once the number is shown', async () => {
    await li.page.goto(`${earshot.url}/queue?view=team&case=${caseId}`);
    await look(li.page, /^认领/);
    await look(li.page, /查看号码/);
    await li.page.getByRole('link', { name: /13800000977/ }).waitFor();
    await li.page.evaluate(`{ globalThis.clicks = 0; addEventListener('pointerdown', () => clicks++, true); }`);
    await li.page.getByText('占线/拒接').click();
    await li.page.getByRole('button', { name: /^记录/ }).click();
    await until('it is recorded', async () => (await view()).attempts === 1);
    expect(await li.page.evaluate('clicks')).toBe(2);
    expect((await view()).timeline.findLast((e: { type: string }) => e.type === 'attempted').outcome).toBe('busy');
  });

  test('a colleague who is pulled in finds the case among hers, as a helper', async () => {
    await li.page.getByRole('button', { name: /^协办/ }).click();
    await choose(li.page, '同事', '陈宇', /陈宇/);
    await form(li.page).getByLabel('请同事做什么(可不填)').fill('请问配件到货时间');
    await form(li.page)
      .getByRole('button', { name: /请求协办/ })
      .click();
    await until('he helps', async () => (await view()).helpers.includes('agent-chen'));
    const row = chen.page.getByRole('option').filter({ hasText: '修理厂不接电话' }).first();
    await row.getByText(/协办/).waitFor();
    await chen.page.waitForTimeout(450);
    await row.click();
    await chen.page.getByText('请问配件到货时间').waitFor();
    expect((await view()).claimedBy).toBe('agent-li');
  });

  test('reached: what the topic suggests stands in the form, marked 建议; what I change loses the mark', async () => {
    await li.page.getByText('已接通').first().click();
    await li.page.getByRole('button', { name: /^记录/ }).click();
    await look(li.page, /^提交处理结果/);
    const field = (name: string) => form(li.page).locator('.ant-form-item').filter({ hasText: name });
    for (const name of ['根因', '责任方', '措施']) await field(name).locator('label').getByText('建议').first().waitFor();
    expect(await field('措施').getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(0);
    const suggested = await field('责任方').locator('.ant-select').innerText();
    await form(li.page)
      .getByRole('combobox', { name: /责任方/ })
      .click();
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await li.page.keyboard.press(key);
    await until('another stands there', async () => (await field('责任方').locator('.ant-select').innerText()) !== suggested);
    expect(await field('责任方').locator('label').getByText('建议').count()).toBe(0);
    expect(await field('根因').locator('label').getByText('建议').count()).toBe(1);
    await li.page.locator('.ant-select-dropdown').filter({ visible: true }).waitFor({ state: 'hidden' });
    await li.page.keyboard.press('Escape');
    await form(li.page).waitFor({ state: 'detached' });
  });

  test('handed to a branch: it is the branch’s to handle, and mine to answer for', async () => {
    await li.page.getByRole('button', { name: /^转办/ }).click();
    await choose(li.page, '团队', '北京', /北京/);
    await form(li.page)
      .getByRole('button', { name: /^转\s?办$/ })
      .click();
    await until('the branch has it', async () => (await view()).handlingTeam === 'branch-beijing');
    await li.page.getByText('首问责任人：李敏').first().waitFor();
    await li.page
      .getByText(/已转办.*北京/)
      .first()
      .waitFor();
    expect((await view()).claimedBy).not.toBe('agent-li');
  });
});

describe('a resolution that does not hold', () => {
  test('the lead reopens it from the screen, with the reason, and a new callback is owed', async () => {
    const done = await asOwner(caseId, 'resolve', {
      rootCause: 'process.flow.silence',
      responsibleParty: 'repairshop',
      actions: ['expedite'],
    });
    expect(done.status).toBe(200);
    await wang.page.getByText('已处理·待客户确认').first().waitFor();
    await wang.page.getByRole('button', { name: /^重办/ }).click();
    await form(wang.page).getByLabel('说明(可不填)').fill('客户来电说仍未修好');
    await form(wang.page)
      .getByRole('button', { name: /^重\s?办$/ })
      .click();
    await wang.page.locator('.case-timeline li').filter({ hasText: '王芳重办' }).getByText('客户来电说仍未修好').waitFor();
    await wang.page.getByText('第 2 轮').first().waitFor();
    expect(await view()).toMatchObject({ state: 'reopened', callback: 'pending', round: 2 });
  });
});

test('no page complained meanwhile', () => {
  for (const { faults } of [li, chen, wang]) expect(faults).toEqual([]);
});
