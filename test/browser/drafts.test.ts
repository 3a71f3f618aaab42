import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswer, angryAnswerFor, look, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** Nothing that somebody has typed or done is lost: neither to a colleague, nor to the network, nor to the server. */
const earshot = new Earshot();
let browser: Browser;
let li: Person;
let caseId: string;
const view = async () => (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body;
const notesOf = async (): Promise<string[]> =>
  (await view()).timeline.flatMap((e: { type: string; note?: string }) => (e.type === 'noted' ? [e.note] : []));
const noteField = (page: Page) => page.locator('.case-form').getByRole('textbox', { name: '备注', exact: true });
const openNote = async (page: Page) => {
  await page.getByRole('button', { name: /^备注/ }).click();
  await noteField(page).waitFor();
};

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  caseId = await angryAnswerFor(earshot, 'agent-li');
  li = await signedIn(browser, earshot, '李敏', { path: `/queue?view=mine&case=${caseId}` });
  await look(li.page, /^认领/);
  await until('it is hers', async () => (await view()).claimedBy === 'agent-li');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

describe('what I have begun to write', () => {
  const words = '客户说维修厂换过两次配件';

  test('stays when the lead gives the case to somebody else, who is named', async () => {
    await openNote(li.page);
    await noteField(li.page).fill(words);
    await earshot.post(`/v1/cases/${caseId}/reassign`, 'lead-wang', { person: 'agent-chen' });
    await li.page
      .getByText(/王芳改派给陈宇/)
      .first()
      .waitFor();
    expect(await noteField(li.page).inputValue()).toBe(words);
  });

  test('stays when I have to sign in again', async () => {
    await li.context.clearCookies();
    await li.page.evaluate(`for (const key of Object.keys(sessionStorage)) if (key.startsWith('oidc.')) sessionStorage.removeItem(key)`);
    await li.page.reload();
    await li.page.getByRole('button', { name: '李敏' }).first().click();
    await openNote(li.page);
    expect(new URL(li.page.url()).searchParams.get('case')).toBe(caseId);
    expect(await noteField(li.page).inputValue()).toBe(words);
  });

  test('is kept when the server fails, with a number for the support; 重试 sends it', async () => {
    await li.page.route('**/notes', (route) =>
      route.fulfill({ status: 503, headers: { 'apigw-requestid': 'Ab1Cd2' }, json: { title: 'Service Unavailable' } }),
    );
    await li.page.getByRole('button', { name: '保存备注' }).click();
    const fault = li.page.locator('.case-form').getByRole('alert').filter({ hasText: '编号 Ab1Cd2' });
    await fault.waitFor();
    expect(await noteField(li.page).inputValue()).toBe(words);
    await li.page.unroute('**/notes');
    await fault.getByRole('button', { name: '重试' }).click();
    await until('it is stored', async () => (await notesOf()).includes(words));
    await noteField(li.page).waitFor({ state: 'detached' });
  });
});

describe('without a connection', () => {
  test('an attempt and a note wait, marked 待上传; back again they are uploaded once and I am told what had changed', async () => {
    await earshot.post(`/v1/cases/${caseId}/reassign`, 'lead-wang', { person: 'agent-li' });
    await until('it is mine', async () => (await view()).claimedBy === 'agent-li');
    await li.page.getByText('这次回访的结果').waitFor();
    const { attempts } = await view();
    await li.page.context().setOffline(true);
    await li.page.getByText(/连接中断，数据停在/).waitFor({ timeout: 30_000 });
    await li.page.getByText('无人接听').first().click();
    await li.page.getByRole('button', { name: /^记录/ }).click();
    const unsent = li.page.getByRole('list', { name: '待上传' });
    await unsent.getByText('无人接').waitFor();
    await openNote(li.page);
    await noteField(li.page).fill('断网时写的备注');
    await li.page.getByRole('button', { name: '保存备注' }).click();
    await unsent.getByText('断网时写的备注').waitFor();
    await li.page.getByText('待上传 2 项').waitFor();
    await angryAnswer(earshot, { comment: '断网期间来的反馈,没人管' });
    await li.page.context().setOffline(false);
    await li.page.getByText(/^已恢复，补齐 [1-9]\d* 项变化。$/).waitFor({ timeout: 15_000 });
    await until('both are there', async () => (await notesOf()).includes('断网时写的备注') && (await view()).attempts === attempts + 1);
    await unsent.waitFor({ state: 'detached' });
    expect((await notesOf()).filter((note) => note === '断网时写的备注')).toHaveLength(1);
  });
});

describe('on sign-out', () => {
  test('nothing that was begun stays on the machine', async () => {
    await openNote(li.page);
    await noteField(li.page).fill('还没写完');
    const kept = () => li.page.evaluate(`Object.keys(sessionStorage).filter((key) => key.startsWith('earshot.draft.')).length`);
    expect(await kept()).toBe(1);
    await li.page.getByRole('button', { name: '李敏' }).click();
    await li.page.getByText('退出登录').click();
    await li.page.getByRole('button', { name: /退出登录 Sign out/ }).click();
    await li.page.getByRole('button', { name: '李敏' }).first().click();
    await li.page.getByRole('main').waitFor();
    expect(await kept()).toBe(0);
    await li.page.goto(`${earshot.url}/queue?view=mine&case=${caseId}`);
    await openNote(li.page);
    expect(await noteField(li.page).inputValue()).toBe('');
  });
});

test('no page complained meanwhile', () => expect(li.faults.filter((fault) => !/fetch|network/i.test(fault))).toEqual([]));
