import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dateIn } from '#domain/calendar/zoned.ts';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { bodyOf, everything, facts, hastyPolicy, hears, seeded, signedInAs, tableOf, total } from './figures-world.ts';
import { sheetOf } from './workbook.ts';

/** What managers do with the figures: read, open, narrow, compare, export, print. */
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
const saved = async (page: Page, button: string): Promise<[Download, Buffer]> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return [download, readFileSync(await download.path())];
};
/** The table, below what the file says it is of. */
const csvRows = (file: Buffer) =>
  file
    .toString('utf8')
    .replace(/^.*?\r\n\r\n/s, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

const tableIn = (file: Buffer) => {
  const rows = sheetOf(file);
  return rows.slice(rows.findIndex(([first]) => first?.text === '数据截至') + 1).filter((row) => row[0]?.text);
};

describe('a manager takes the figures along', () => {
  test('as CSV: Excel shows its Chinese, and its numbers are those of the page', () =>
    as('赵颖', `${everything}&by=team`, async (page) => {
      const shown = await tableOf(page);
      const [download, file] = await saved(page, '导出 CSV');
      expect(download.suggestedFilename()).toMatch(/^earshot-响应与办结-全时段-\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/);
      expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(file.toString('utf8')).toMatch(
        /^\uFEFF页面,响应与办结\r\n期间,[^\r]+\r\n对比,[^\r]+\r\n时段,全时段\r\n筛选,无\r\n数据截至,[^\r]+\r\n\r\n/,
      );
      const [head, ...rows] = csvRows(file);
      expect(head!.slice(0, 2)).toEqual(['班组', '工单']);
      const late = head!.indexOf('超时次数');
      expect(rows.map((row) => [row[0], row[1], row[late]])).toEqual(shown.map((row) => [row[0], row[1], row[3]]));
      expect(rows.at(-1)![head!.indexOf('坐席办结率 n')]).toBe(rows.at(-1)![1]);
    }));

  test('as Excel file: the same numbers, as numbers', () =>
    as('赵颖', `${everything}&by=line`, async (page) => {
      const shown = await tableOf(page);
      const [head, ...rows] = tableIn((await saved(page, '导出 Excel'))[1]);
      const [late, share] = ['超时次数', '坐席办结率'].map((title) => head!.findIndex(({ text }) => text === title)) as [number, number];
      expect(rows.map((row) => [row[0]!.text, row[1]!.text, row[late]!.text])).toEqual(shown.map((row) => [row[0], row[1], row[3]]));
      expect([rows[0]![1]!.type, rows.at(-1)![share]!.type]).toEqual(['n', 'n']);
      expect(Number(rows.at(-1)![share]!.text)).toBeLessThan(1);
    }));

  test('with dates of the insurer, wherever the manager is', () =>
    as(
      '赵颖',
      `${everything}&by=day`,
      async (page) => {
        const [head, ...rows] = csvRows((await saved(page, '导出 CSV'))[1]);
        expect(head![0]).toBe('日期');
        expect(rows.at(-2)![0]).toBe(dateIn(Date.now(), 'Asia/Shanghai'));
      },
      { timezoneId: 'Pacific/Pago_Pago' },
    ));

  test('and no name becomes a formula, on the page or in a file', () =>
    as('赵颖', '/overview', async (page) => {
      const names = ['=HYPERLINK("http://x")', '+86', '-2', '@SUM(A1)', '\tx', '<img src=x onerror="document.title=1">'];
      await page.route(/\/v1\/metrics\/response\?.*by=agent/, async (route) => {
        const answer = await (await route.fetch()).json();
        const group = answer.groups[0];
        return route.fulfill({ json: { ...answer, groups: names.map((zh) => ({ ...group, key: zh, label: { zh, en: zh } })) } });
      });
      await page.goto(`${earshot.url}${everything}&by=agent`);
      await page.getByText(names[5]!).waitFor();
      expect([await page.locator('img[src=x]').count(), await page.title()]).toEqual([0, expect.not.stringMatching(/^1$/)]);
      const csv = (await saved(page, '导出 CSV'))[1].toString('utf8');
      expect(csv).not.toMatch(/(^|,|\r\n)"?[=+\-@\t](?!\d+(\.\d+)?(,|\r\n))/m);
      for (const name of names.slice(1, 4)) expect(csv).toContain(`\r\n'${name},`);
      const cells = tableIn((await saved(page, '导出 Excel'))[1]).slice(1);
      expect(cells.map(([first]) => first!.text).sort()).toEqual([...names.slice(0, 5).map((name) => `'${name}`), names[5], '合计'].sort());
      expect(cells.flat().some(({ isFormula }) => isFormula)).toBe(false);
    }));

  test('on paper: A4 landscape, every column on the sheet, what it is of on top, nothing to press', () =>
    as('赵颖', `${everything}&by=scene&time=every&line=motor&agent=agent-li`, async (page) => {
      await total(page).waitFor();
      const onScreen = await page.locator('thead th').allInnerTexts();
      await page.setViewportSize({ width: 1032, height: 703 });
      await page.emulateMedia({ media: 'print' });
      await until('the wide table is divided', async () => (await page.locator('.figures-table').count()) > 1);
      const heads = await page.locator('.figures-table thead').evaluateAll((all) =>
        all.map((head) =>
          (head as HTMLElement).innerText
            .trim()
            .split(/\s*\t\s*/)
            .slice(1),
        ),
      );
      expect((heads as string[][]).flat()).toEqual(onScreen.slice(1).map((title) => title.replace(/ ↕$/, '')));
      for (const table of await page.locator('.figures-table').all()) {
        const { x, width } = (await table.boundingBox())!;
        expect(x >= 0 && x + width <= 1032).toBe(true);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1032);
      expect(await page.getByText(/^\d{4}年.* · 对比 .* · 全时段 · 险种：车险 · 坐席：李敏$/).isVisible()).toBe(true);
      for (const name of ['导出 CSV', '打印', '清除筛选']) expect(await page.getByRole('button', { name }).isVisible()).toBe(false);
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      const sizes = [...(await page.pdf({ preferCSSPageSize: true })).toString('latin1').matchAll(/\/MediaBox \[0 0 (\d+)[\d.]* (\d+)/g)];
      expect([...new Set(sizes.map(([, width, height]) => `${width}×${height}`))]).toEqual(['841×594']);
    }));
});

describe('a manager compares with the period before', () => {
  const card = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

  test('what is there: few are greyed, fewer than five say nothing, and nothing is called a change', () =>
    as('赵颖', '/overview?hours=all', async (page) => {
      await card(page, '回访及时率').getByText('样本少 n=9').waitFor();
      await card(page, '回访及时率')
        .getByText(/n=9 · 95% 区间 [\d.]+%–[\d.]+%/)
        .waitFor();
      await card(page, '首拨 P90')
        .getByText(/n=6 · 95% 区间 ≥/)
        .waitFor();
      await card(page, '首拨 P90').getByText('上期无数据').waitFor();
      await card(page, '回访超时').getByText('今日未结束，件数不比较').waitFor();
      await page.goto(`${earshot.url}${everything}&by=region`);
      await bodyOf(page)
        .filter({ hasText: '上海' })
        .getByRole('button', { name: /坐席办结率 样本少 n=1/ })
        .waitFor();
      expect(await bodyOf(page).filter({ hasText: '上海' }).innerText()).not.toMatch(/↑|↓/);
      expect(await bodyOf(page).filter({ hasText: '地区不详' }).innerText()).toMatch(/上期 0%\s+↑100 个百分点 改善/);
    }));

  test.each([
    ['a fall that the test proves is an arrow, in words and with its size', facts(60, 40), facts(95, 5), '↓35 个百分点 变差'],
    ['a fall that may be chance is none', facts(88, 12), facts(92, 8), '无明显变化'],
    ['four of the period before prove nothing', facts(60, 40), facts(4, 0), '样本少，不作比较'],
  ])('%s', (_, now, before, told) =>
    as('赵颖', '/me', async (page) => {
      await hears(page, now, before);
      await page.goto(`${earshot.url}/overview`);
      await card(page, '回访及时率').getByText(told, { exact: true }).waitFor();
      if (told.startsWith('↓')) return;
      await page.goto(`${earshot.url}/response`);
      await total(page).waitFor();
      expect(await page.locator('.figures-table').innerText()).not.toMatch(/↑|↓/);
      expect(await page.locator('.figures-table').getByText('无明显变化').count()).toBe(told === '无明显变化' ? 4 : 0);
    }),
  );

  test('each share and each percentile in the table has its n and its margin', () =>
    as('赵颖', '/me', async (page) => {
      await hears(page, facts(380, 20), facts(380, 20));
      await page.goto(`${earshot.url}/response`);
      await total(page).waitFor();
      const cells = await total(page).locator('td').allInnerTexts();
      expect(cells[1]).toMatch(/^95%\s+[\d.]+%–[\d.]+% · n=400\s+上期 95%\s+无明显变化$/);
      for (const at of [3, 4]) expect(cells[at]).toMatch(/^\d:\d\d\s+\d:\d\d–\d:\d\d · n=400/);
      await page.locator('.ant-radio-button-wrapper').filter({ hasText: '首拨时间' }).click();
      await page.getByText(/全期首拨 P90 为 \d:\d\d（95% 区间 \d:\d\d–\d:\d\d，n=400）/).waitFor();
    }));
});
