import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswerFor, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** Li chooses her own key for claiming. Each test goes on where the one before stopped. */
const earshot = new Earshot();
let browser: Browser;
let li: Person;
let caseId: string;
const claims: string[] = [];
const stateOf = async () => (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body.state;
const claimButton = (page: Page) => page.getByRole('button', { name: /^认领/ }).first();
const rowOf = (deed: string) => li.page.getByRole('row').filter({ has: li.page.getByRole('rowheader', { name: deed, exact: true }) });

async function openCase(): Promise<void> {
  await li.page.goto(`${earshot.url}/queue?view=team&case=${caseId}`);
  await claimButton(li.page).waitFor();
}
/** The help is the last to hear a key: when it opens, whatever was pressed before has had its chance. */
async function helpOpens(): Promise<void> {
  await li.page.keyboard.press('?');
  await li.page.getByRole('dialog', { name: '键位' }).waitFor();
}

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  caseId = await angryAnswerFor(earshot, 'agent-li');
  li = await signedIn(browser, earshot, '李敏', { path: '/me' });
  li.page.on('request', (request) => {
    if (request.url().endsWith('/claim')) claims.push(request.url());
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

describe('a key of one’s own', () => {
  test('a key that another deed has is refused by the name of that deed, and Esc keeps the old one', async () => {
    await rowOf('认领').getByRole('button').click();
    await li.page.keyboard.press('m');
    await li.page.getByText('M 已用于“备注”,请换一个键。').waitFor();
    await li.page.keyboard.press('Escape');
    expect(await rowOf('认领').locator('kbd').innerText()).toBe('C');
  });

  test('an input method that composes chooses nothing', async () => {
    await rowOf('认领').getByRole('button').click();
    await rowOf('认领').getByRole('button').dispatchEvent('keydown', { key: 'x', isComposing: true });
    await li.page.getByText('输入法请切到英文').waitFor();
    expect(await rowOf('认领').locator('kbd').innerText()).toBe('C');
  });

  test('the new key is pressed and stands in the table', async () => {
    await li.page.keyboard.press('x');
    await li.page.getByText('“认领”已改为 X。').waitFor();
    expect(await rowOf('认领').locator('kbd').innerText()).toBe('X');
  });

  test('after loading the page anew it stands on the button and in the help, and neither C nor an input method claims', async () => {
    await openCase();
    expect(await claimButton(li.page).locator('kbd').innerText()).toBe('X');
    await li.page.keyboard.press('c');
    for (const composing of [{ isComposing: true }, { keyCode: 229 }, { key: 'Process' }])
      await li.page.locator('body').dispatchEvent('keydown', { key: 'x', ...composing });
    await helpOpens();
    const help = await li.page.getByRole('dialog').locator('dl').innerText();
    expect(help.replace(/\s+/g, ' ')).toContain('X 认领');
    expect(claims).toEqual([]);
  });

  test('switched off, no key acts and no button names one', async () => {
    await li.page.goto(`${earshot.url}/me`);
    await li.page.getByRole('switch', { name: '单键操作' }).click();
    await openCase();
    expect(await claimButton(li.page).locator('kbd').count()).toBe(0);
    for (const key of ['x', 'c', '?']) await li.page.keyboard.press(key);
    await li.page.getByRole('button', { name: '键位' }).click();
    await li.page.getByText('单键操作已在“我的设置”中关闭。').waitFor();
    expect(await li.page.getByRole('dialog').count()).toBe(1);
    expect(claims).toEqual([]);
  });

  test('switched on again, X claims', async () => {
    await li.page.goto(`${earshot.url}/me`);
    await li.page.getByRole('switch', { name: '单键操作' }).click();
    await openCase();
    await li.page.keyboard.press('x');
    await until('it is claimed', async () => (await stateOf()) === 'claimed');
    expect(claims).toHaveLength(1);
  });

  test('somebody else on the same machine has the standard keys', async () => {
    const kept = await li.page.evaluate('localStorage.getItem("earshot.preferences")');
    const chen = await signedIn(browser, earshot, '陈宇', { path: '/me', preferences: JSON.parse(kept as string) });
    const row = chen.page.getByRole('row').filter({ has: chen.page.getByRole('rowheader', { name: '认领', exact: true }) });
    expect(await row.locator('kbd').innerText()).toBe('C');
    await chen.context.close();
  });

  test('the standard keys come back with one click', async () => {
    await li.page.goto(`${earshot.url}/me`);
    await li.page.getByRole('button', { name: '恢复默认键位' }).click();
    await li.page.getByText('已恢复默认键位。').waitFor();
    expect(await rowOf('认领').locator('kbd').innerText()).toBe('C');
    expect(li.faults).toEqual([]);
  });
});
