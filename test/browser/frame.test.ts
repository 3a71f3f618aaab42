import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswer, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** Where one lands, what Esc closes, what is said about a case in one's hand. */
const earshot = new Earshot();
let browser: Browser;
let [li, wang] = [] as unknown as [Person, Person];
let mine: string;
const enough = 14;

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  mine = await angryAnswer(earshot, { comment: '我手上的这一单,没人理我' });
  await until('it may be claimed', async () => (await earshot.post(`/v1/cases/${mine}/claim`, 'agent-li')).status === 200);
  await earshot.post(`/v1/cases/${mine}/attempts`, 'agent-li', { outcome: 'noanswer' });
  li = await signedIn(browser, earshot, '李敏', { path: '/queue' });
  wang = await signedIn(browser, earshot, '王芳', { path: '/board?team=all' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

const address = () => new URL(li.page.url()).searchParams;
const row = (text: string) => li.page.getByRole('option').filter({ hasText: text });

describe('where one lands', () => {
  test('on one’s own when only there something waits, which reads “to call again” after an attempt without contact', async () => {
    await row('我手上的这一单').getByText('已认领·待再拨').waitFor();
    expect(address().get('view')).toBe('mine');
    await li.page.getByText('我的 1', { exact: true }).waitFor();
  });

  test('before the list has come, and after it could not be read, the tabs count nothing', async () => {
    const { page, context } = await signedIn(browser, earshot, '陈宇', { path: '/me' });
    await page.route(/\/v1\/cases\?/, (route) => route.fulfill({ status: 500, json: {} }));
    await page.goto(`${earshot.url}/queue?view=team`);
    await page.getByRole('button', { name: '重试' }).first().waitFor();
    expect(await page.getByRole('radiogroup', { name: '工单视图' }).innerText()).not.toMatch(/\d/);
    await context.close();
  });

  test('a link to a case far down shows its row, with the customer’s words', async () => {
    const ids: string[] = [];
    for (let i = 0; i < enough; i++) ids.push(await angryAnswer(earshot, { comment: `第 ${i} 位客户:没人管` }));
    await li.page.goto(`${earshot.url}/queue?case=${ids.at(-1)}`);
    await row(`第 ${enough - 1} 位客户`)
      .and(li.page.locator('[aria-selected=true]'))
      .waitFor();
    await until('the row is in sight', async () =>
      li.page.evaluate(`(() => {
        const [frame, row] = ['[role=listbox]', '[aria-selected=true]'].map((s) => document.querySelector(s)?.getBoundingClientRect());
        return row !== undefined && row.top >= frame.top && row.bottom <= frame.bottom + 1;
      })()`),
    );
    expect(address().get('view')).toBe('team');
  });

  test('a case that does not exist can be closed', async () => {
    await li.page.goto(`${earshot.url}/queue?view=team&case=nothing-of-ours`);
    await li.page.locator('.queue-case').getByRole('button', { name: '关闭' }).click();
    await until('it is closed', async () => address().get('case') === null);
  });
});

test('Esc closes what lies on top, and only then the case', async () => {
  await li.page.goto(`${earshot.url}/queue?view=mine&case=${mine}`);
  for (const opener of [/为何/, /更多操作/]) {
    await li.page.getByRole('button', { name: opener }).first().click();
    const popup = li.page.locator('.ant-popover, .ant-dropdown').filter({ visible: true });
    await popup.waitFor();
    await li.page.keyboard.press('Escape');
    await popup.waitFor({ state: 'hidden' });
    expect(address().get('case')).toBe(mine);
  }
  await li.page.keyboard.press('Escape');
  await until('the case is closed', async () => address().get('case') === null);
});

describe('a lead at the board', () => {
  test('S without a chosen row chooses the first; pressed again it names the case that is given away', async () => {
    await wang.page.locator('.board-case').first().waitFor();
    await wang.page.keyboard.press('s');
    await wang.page.getByText(/已选中.*再按 S 改派/).waitFor();
    expect(await wang.page.getByRole('dialog').count()).toBe(0);
    const chosen = (await wang.page.locator('.board-case:focus-within').getAttribute('data-case'))!;
    await wang.page.keyboard.press('s');
    await wang.page.getByRole('dialog', { name: new RegExp(`改派 · .* · 客户 .* · 编号 …${chosen.slice(-8)}`) }).waitFor();
    await wang.page.keyboard.press('Escape');
  });

  test('an order on a case of mine is told to me, and stands on its row until I open it', async () => {
    await li.page.goto(`${earshot.url}/queue?view=mine`);
    await row('我手上的这一单').waitFor();
    await earshot.post(`/v1/cases/${mine}/order`, 'lead-wang', { note: '请立即致电' });
    const notice = li.page.locator('.notice').filter({ hasText: /王芳\s?督办/ });
    await notice.waitFor();
    await until('it is read out', async () => /王芳\s?督办/.test(await li.page.locator('[aria-live=polite]').allInnerTexts().then(String)));
    const mark = row('我手上的这一单').getByText('! 督办');
    await mark.waitFor();
    await li.page.reload();
    await mark.waitFor();
    await row('我手上的这一单').click();
    await mark.waitFor({ state: 'detached' });
  });
});

test('signing out with something not uploaded asks first, and then leaves nothing behind', async () => {
  await li.page.goto(`${earshot.url}/queue?view=mine&case=${mine}`);
  await li.page.getByText('这次回访的结果').waitFor();
  await li.page.route(/\/attempts$/, (route) => route.abort());
  await li.page.getByText('无人接听').first().click();
  await li.page.getByRole('button', { name: /^记录/ }).click();
  await until('it waits', async () => li.page.evaluate(`sessionStorage.getItem('earshot.outbox.agent-li') !== null`));
  await li.page.getByRole('button', { name: '李敏' }).click();
  await li.page.getByRole('menuitem', { name: '退出登录' }).click();
  await li.page.getByRole('dialog').getByText('有 1 条记录尚未上传').last().waitFor();
  await li.page.getByRole('button', { name: '仍要退出' }).click();
  await li.page.waitForURL((url) => !url.pathname.startsWith('/queue'));
  await li.page.goto(`${earshot.url}/assets/earshot.svg`);
  expect(await li.page.evaluate(`sessionStorage.getItem('earshot.outbox.agent-li')`)).toBeNull();
});
