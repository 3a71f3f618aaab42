import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot } from '../local/contract/earshot.ts';
import { bodyOf, everything, facts, hastyPolicy, hears, seeded, signedInAs, tableOf, total } from './figures-world.ts';

/** Every figure opens its cases, can be narrowed and passed on as an address, and needs no mouse. */
const earshot = new Earshot();
let browser: Browser;

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', hastyPolicy()]);
  [browser] = await Promise.all([openBrowser(), seeded(earshot)]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});
const as = (name: string, path: string, work: (page: Page) => Promise<void>, options: object = {}) =>
  signedInAs(browser, earshot, name, { path, ...options }, work);

/** The drawer tells what it holds, lists that many cases, and closing it gives the focus back. */
async function opens(page: Page, title: string, n: number): Promise<void> {
  const drawer = page.getByRole('dialog');
  await drawer.getByText(title, { exact: true }).first().waitFor();
  await drawer.getByText(new RegExp(`^共 ${n} (件|次应回访)`)).waitFor();
  expect(await drawer.locator('a[href^="/cases/"]').count()).toBe(n);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

describe('every number opens its cases', () => {
  test.each([
    ['回访及时率', /^回访及时率 66.7%/, '按时回访', 6],
    ['首拨 P90', /^首拨 P90 /, '首拨从慢到快', 6],
    ['超时原因', /^无人认领为主/, '回访超时：无人认领', 3],
    ['坐席办结', /^坐席 66.7%/, '坐席办结', 6],
    ['客户确认', /^客户 16.7%/, '客户确认', 1],
  ])('%s, by mouse and by key', (_, name, title, n) =>
    as('赵颖', '/overview?hours=all', async (page) => {
      const button = page.getByRole('button', { name }).first();
      await button.click();
      await opens(page, title, n);
      await button.focus();
      await page.keyboard.press('Enter');
      await opens(page, title, n);
      await expect.poll(() => button.evaluate((one) => one.matches(':focus'))).toBe(true);
    }),
  );

  test('one day of the trend and one bar, by mouse in the chart, by key in its table', () =>
    as('赵颖', '/overview?hours=all', async (page) => {
      const [trend, causes] = [page.getByRole('region', { name: '首拨时间逐日' }), page.getByRole('region', { name: '超时原因' })];
      await trend.locator('.figures-chart').getByText('目标').waitFor();
      const { x, y, width, height } = (await trend.locator('.figures-chart').boundingBox())!;
      // Today is the last column; the end of the lines' names takes 72 px.
      await page.mouse.click(x + width - 84, y + height / 2);
      await opens(page, await todays(page), 6);
      const bars = (await causes.locator('.figures-chart').boundingBox())!;
      await page.mouse.click(bars.x + bars.width / 3, bars.y + 24);
      await opens(page, '回访超时：无人认领', 3);
      for (const [panel, row] of [
        [trend, /P50 .*打开工单$/],
        [causes, /^无人认领 本期 3/],
      ] as const) {
        await panel.getByRole('button', { name: /^看表格/ }).focus();
        await page.keyboard.press('Enter');
        await panel.getByRole('button', { name: row }).last().focus();
        await page.keyboard.press('Enter');
        await page
          .getByRole('dialog')
          .getByText(/^共 [36] (件|次应回访)/)
          .waitFor();
        await page.keyboard.press('Escape');
      }
    }));
});

test('Escape closes a list that is open in the drawer first, then the drawer', () =>
  as('赵颖', `${everything}&open=cases`, async (page) => {
    const [drawer, list] = [page.getByRole('dialog'), page.locator('.ant-select-dropdown').filter({ visible: true })];
    await drawer.getByText('共 9 件').waitFor();
    await drawer.getByRole('combobox', { name: '改看' }).click();
    await list.waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await drawer.getByText('共 9 件').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  }));

const todays = async (page: Page) => {
  const title = await page.getByRole('dialog').locator('.ant-drawer-title').innerText();
  expect(title).toMatch(/^首拨从慢到快 · \d+月\d+日$/);
  return title;
};

describe('groups and filters', () => {
  test.each([
    ['班组', 'team', ['全国客户关怀组', '6']],
    ['地区', 'region', ['上海', '1']],
    ['险种', 'line', ['健康险', '1']],
    ['场景', 'scene', ['车险理赔', '7']],
    ['旅程', 'journey', ['车险维修', '7']],
    ['触点', 'touchpoint', ['车险维修·进度', '7']],
    ['坐席', 'agent', ['李敏', '']],
  ])('by %s the table has other lines, and their sum stays', (label, by, [name, n]) =>
    as('赵颖', `${everything}&by=hour`, async (page) => {
      await total(page).waitFor();
      await page.getByText(label, { exact: true }).and(page.locator('.figures-by *')).first().click();
      await page.waitForURL(new RegExp(`by=${by}`));
      const line = bodyOf(page).filter({ hasText: name! });
      await line.first().waitFor();
      const table = await tableOf(page);
      expect(table.at(-1)!.slice(0, 2)).toEqual(['合计', '9']);
      expect(table.slice(0, -1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(9);
      if (n) expect(table.find(([title]) => title!.includes(name!))![1]).toBe(n);
    }),
  );

  test.each([
    ['险种', '货运险', 'line=cargo', '1'],
    ['地区', '上海', 'region=31', '1'],
    ['场景', '车险理赔', 'scene=claims.motor', '7'],
    ['旅程', '车险维修', 'journey=claims.motor.repair', '7'],
    ['触点', '车险维修·进度', 'touchpoint=claims.motor.repair.progress', '7'],
    ['班组', '华南客户关怀组', 'team=callback-south', '1'],
    ['坐席', '无人', 'agent=nobody', '0'],
  ])('narrowed by %s; the address gives the same page to whoever opens it', (label, value, written, n) =>
    as('赵颖', `${everything}&by=team`, async (page) => {
      await total(page).waitFor();
      await page.getByRole('button', { name: '更多筛选' }).click();
      await page.getByRole('combobox', { name: label, exact: true }).fill(value);
      await page.locator('.ant-select-item-option').filter({ hasText: value }).first().click();
      await page.waitForURL((url) => url.search.includes(written));
      if (n === '0') return void (await page.getByText('这段期间没有回访工单。').waitFor());
      const shown = () => total(page).locator('td').first().getByRole('button').innerText();
      await expect.poll(shown).toBe(n);
      await page.reload();
      await total(page).waitFor();
      expect(await shown()).toBe(n);
      expect(await page.locator('.figures-filters').innerText()).toContain(value);
    }),
  );

  test('a lead sees one of the own teams, whatever the address says', () =>
    as('王芳', `${everything}&team=claims&by=team`, async (page) => {
      expect((await tableOf(page)).map(([name]) => name)).toEqual(['全国客户关怀组', '合计']);
      await page.getByRole('combobox', { name: '班组' }).click();
      const offered = page.locator('.ant-select-item-option');
      await offered.first().waitFor();
      expect(await offered.allInnerTexts()).toEqual(['全国客户关怀组', '华北客户关怀组', '华东客户关怀组', '华南客户关怀组']);
    }));
});

test('each chart says what it shows in one sentence, and has a table with the margins', () =>
  as('赵颖', '/me', async (page) => {
    await hears(page, facts(40, 20), facts(55, 5));
    await page.goto(`${earshot.url}/overview`);
    for (const sentence of [/^全期首拨 P90 为 .*目标 0:15/, /^本期超时 20 次，以无人认领为最多，20 次。$/]) {
      const chart = page.locator('.figures-chart [aria-label], .figures-chart[aria-label]').filter({ visible: true });
      await expect
        .poll(async () => chart.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))))
        .toContainEqual(expect.stringMatching(sentence));
    }
    const trend = page.getByRole('region', { name: '首拨时间逐日' });
    await trend
      .locator('.figures-chart')
      .hover({ position: { x: (await trend.locator('.figures-chart').boundingBox())!.width - 99, y: 90 } });
    await page.getByText(/P90 \d:\d\d \(\d:\d\d–\d:\d\d\)/).waitFor();
    await trend.getByRole('button', { name: /^看表格/ }).click();
    await trend
      .getByText(/\d:\d\d–\d:\d\d · n=60/)
      .first()
      .waitFor();
  }));

test('a part of the page that fails leaves the others alone, and comes back by itself', () =>
  as('赵颖', '/me', async (page) => {
    await page.route(/by=day/, (route) => route.fulfill({ status: 500, json: { title: 'broken', status: 500 } }));
    await page.goto(`${earshot.url}/overview?hours=all`);
    const trend = page.getByRole('region', { name: '首拨时间逐日' });
    await trend.getByText('数字未能取得。').waitFor();
    await page.getByRole('button', { name: /^回访及时率 66.7%/ }).waitFor();
    await page.getByRole('region', { name: '超时原因' }).getByText('本期超时 3 次').waitFor();
    expect(await page.getByRole('button', { name: '导出 CSV' }).isDisabled()).toBe(true);
    await page.unroute(/by=day/);
    await trend.getByRole('button', { name: /重\s?试/ }).click();
    await trend.locator('.figures-chart').getByText('目标').waitFor();
  }));
