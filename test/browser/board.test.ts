import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswer, angryAnswerFor, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** The lead's board with two agents at their own screens. */
const earshot = new Earshot();
let browser: Browser;
let [li, chen, wang] = [] as unknown as [Person, Person, Person];
const viewOf = async (caseId: string) => (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body;
const rowOf = (caseId: string) => wang.page.locator(`[data-case="${caseId}"]`);
const nameOn = (column: string, name: string) =>
  wang.page.locator(`${column} li`).filter({ has: wang.page.getByText(name, { exact: true }) });
const onDuty = (n: number) => wang.page.getByText(`● 在岗 ${n}`, { exact: true });
const goOnDuty = (page: Page) => page.getByRole('button', { name: '上岗' }).first().click();

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  wang = await signedIn(browser, earshot, '王芳', { path: '/board?team=callback-national' });
  li = await signedIn(browser, earshot, '李敏', { path: '/queue?view=mine' });
  chen = await signedIn(browser, earshot, '陈宇', { path: '/queue?view=mine' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

describe('who is there', () => {
  test('before anybody has gone on duty the gap column names the empty team and who is missing', async () => {
    const gaps = wang.page.locator('.board-gaps');
    await gaps.getByText('全国客户关怀组:无人在岗').waitFor();
    for (const name of ['李敏', '陈宇']) await nameOn('.board-gaps', name).waitFor();
  });

  test('an agent goes on duty: counted, and no gap any more', async () => {
    await goOnDuty(li.page);
    await onDuty(1).waitFor();
    await goOnDuty(chen.page);
    await onDuty(2).waitFor();
    await wang.page.locator('.board-gaps').getByText('全国客户关怀组:无人在岗').waitFor({ state: 'detached' });
    expect(await nameOn('.board-gaps', '李敏').count()).toBe(0);
  });

  test('an agent takes a break: the board says until when, and she counts as on a break', async () => {
    await li.page.getByRole('button', { name: /在岗/ }).click();
    await li.page.getByText('小休 10 分钟').click();
    await nameOn('.board-people', '李敏')
      .getByText(/小休 至 \d\d:\d\d/)
      .waitFor();
    await onDuty(1).waitFor();
    await wang.page.getByText('◐ 小休 1', { exact: true }).waitFor();
    await li.page.getByRole('button', { name: /小休/ }).click();
    await li.page.getByRole('menuitem', { name: '上岗' }).click();
    await onDuty(2).waitFor();
  });

  test('the last agent of a team leaves it: the gap is there again', async () => {
    for (const { page } of [li, chen]) {
      await page.getByRole('button', { name: /在岗/ }).click();
      await page.getByRole('menuitem', { name: '下岗' }).click();
    }
    await wang.page.locator('.board-gaps').getByText('全国客户关怀组:无人在岗').waitFor();
    for (const { page } of [li, chen]) await goOnDuty(page);
    await onDuty(2).waitFor();
  });
});

describe('giving a case to somebody', () => {
  test('a case dropped on a name is hers; she is told, and sees it among hers', async () => {
    const caseId = await angryAnswer(earshot, { comment: '拖拽改派的这一单,没人理我' });
    await rowOf(caseId).waitFor();
    await rowOf(caseId).dragTo(nameOn('.board-people', '李敏'), { sourcePosition: { x: 12, y: 12 } });
    await wang.page.getByText('已改派给李敏。').first().waitFor();
    expect((await viewOf(caseId)).claimedBy).toBe('agent-li');
    await li.page.getByText('有一单已转到您名下,请立即查看。').waitFor();
    await li.page.getByRole('option').filter({ hasText: '拖拽改派的这一单' }).waitFor();
    await earshot.post(`/v1/cases/${caseId}/attempts`, 'agent-li', { outcome: 'noanswer' });
  });

  test('a drop on the wrong name is taken back with Z: nobody has the case again', async () => {
    const caseId = await angryAnswer(earshot, { comment: '拖错人的这一单,没人理我' });
    await rowOf(caseId).waitFor();
    await rowOf(caseId).dragTo(nameOn('.board-people', '陈宇'), { sourcePosition: { x: 12, y: 12 } });
    await wang.page.getByText('已改派给陈宇。').first().waitFor();
    await wang.page.keyboard.press('z');
    await wang.page.getByText('已撤销').first().waitFor();
    expect((await viewOf(caseId)).claimedBy).toBeNull();
    await earshot.post(`/v1/cases/${caseId}/claim`, 'agent-li');
    await earshot.post(`/v1/cases/${caseId}/attempts`, 'agent-li', { outcome: 'noanswer' });
  });

  test('S, a name, Enter: the case that has the focus is his', async () => {
    const caseId = await angryAnswer(earshot, { comment: '按键改派的这一单,没人理我' });
    await rowOf(caseId).locator('.board-link').focus();
    await wang.page.keyboard.press('s');
    await wang.page.getByRole('combobox', { name: '搜索姓名或工号' }).waitFor();
    await until('the field has the focus', async () => (await wang.page.locator(':focus').getAttribute('role')) === 'combobox');
    await wang.page.keyboard.type('陈宇');
    await wang.page.getByRole('button', { name: /^改派给陈宇/ }).waitFor();
    await wang.page.keyboard.press('Enter');
    await until('it is his', async () => (await viewOf(caseId)).claimedBy === 'agent-chen');
    await chen.page.getByRole('option').filter({ hasText: '按键改派的这一单' }).waitFor();
    await earshot.post(`/v1/cases/${caseId}/attempts`, 'agent-chen', { outcome: 'noanswer' });
  });
});

describe('ordering action', () => {
  test('it stands in the timeline that the owner has before her, and its alert goes to her', async () => {
    const caseId = await angryAnswerFor(earshot, 'agent-li', { comment: '督办的这一单,没人理我' });
    await earshot.post(`/v1/cases/${caseId}/claim`, 'agent-li');
    await li.page.goto(`${earshot.url}/queue?view=mine&case=${caseId}`);
    await li.page.getByText('这次回访的结果').waitFor();
    await rowOf(caseId).getByRole('button', { name: '督办' }).click();
    await wang.page.getByLabel('要求什么').fill('请立即致电并回报');
    await wang.page
      .locator('form.lead-form, [role=dialog]')
      .last()
      .getByRole('button', { name: /^督\s?办$/ })
      .click();
    await wang.page.getByText('已督办,提醒已发出。').first().waitFor();
    const told = li.page.locator('.case-timeline li').filter({ hasText: '王芳督办李敏' });
    await told.getByText('请立即致电并回报').waitFor();
    const alerts = async () =>
      (await viewOf(caseId)).alerts.filter(({ step }: { step: string }) => step.startsWith('ordered')) as {
        recipient: string;
        at: { delivered?: string };
      }[];
    await until('the alert is delivered', async () => (await alerts()).some(({ at }) => at.delivered));
    expect((await alerts()).map(({ recipient }) => recipient)).toEqual(['agent-li']);
    await li.page.getByRole('tab', { name: /提醒记录/ }).click();
    await li.page
      .locator('.case-alerts li')
      .filter({ hasText: /李敏 · 督办/ })
      .first()
      .waitFor();
  });
});

test('no page complained meanwhile', () => {
  for (const { faults } of [li, chen, wang]) expect(faults).toEqual([]);
});
