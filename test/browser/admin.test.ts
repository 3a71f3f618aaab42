import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dateIn } from '#domain/calendar/zoned.ts';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { signedInAs } from './figures-world.ts';
import { hostileAnswer, operationsOf } from './operations-world.ts';

/** What an administrator looks after: who did what, what became of alerts, what was given up. */
const earshot = new Earshot();
let browser: Browser;
let caseId: string;
const reveals = 53;

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty']);
  browser = await openBrowser();
  caseId = await operationsOf(earshot).reveals(reveals);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});
const as = (name: string, path: string, work: (page: Page) => Promise<void>) => signedInAs(browser, earshot, name, { path }, work);
const rows = (page: Page) => page.locator('.admin-records tbody tr[data-row-key]');
const choose = async (page: Page, what: string, value: string) => {
  await page.getByRole('combobox', { name: what }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: value }).first().click();
};
const isHarmless = async (page: Page) => {
  expect(await page.locator('img[src=x]').count()).toBe(0);
  expect(await page.title()).not.toMatch(/^[12]$/);
};

describe('the audit', () => {
  test('has every reveal of a number, page by page, by person and by deed', () =>
    as('郑凯', '/admin/audit', async (page) => {
      await choose(page, '人员', '李敏');
      await choose(page, '事项', '查看客户号码');
      await page.waitForURL(/person=agent-li.*what=phone-revealed/);
      await expect.poll(() => rows(page).count()).toBe(50);
      const kinds = new Set(await rows(page).locator('td:nth-child(3)').allInnerTexts());
      expect([...kinds]).toEqual(['查看客户号码']);
      await page.getByRole('button', { name: /更早/ }).click();
      await expect.poll(() => rows(page).count()).toBe(reveals - 50);
      await page.reload();
      await expect.poll(() => rows(page).count()).toBe(reveals - 50);
      await page.getByRole('button', { name: '回到最新' }).click();
      await expect.poll(() => rows(page).count()).toBe(50);
      await page.getByRole('button', { name: '清除筛选' }).click();
      await choose(page, '事项', '处理工单');
      await rows(page)
        .filter({ hasText: '李敏' })
        .filter({ hasText: '认领' })
        .filter({ hasText: caseId.slice(-8) })
        .waitFor();
      expect(await page.content()).not.toMatch(/13800000912|周女士/);
    }));

  test('of one day: yesterday has nothing, and says so; today has that it was read', () =>
    as('郑凯', '/admin/audit', async (page) => {
      await rows(page).first().waitFor();
      const today = dateIn(Date.now(), 'Asia/Shanghai');
      await page.getByLabel('日期').fill(addDays(today, -1));
      await page.getByText('这一天没有记录。').waitFor();
      await page.getByLabel('日期').fill(today);
      await rows(page)
        .filter({ hasText: `查看操作日志：${addDays(today, -1)}` })
        .filter({ hasText: '郑凯' })
        .first()
        .waitFor();
    }));

  test('of one case, which it opens', () =>
    as('郑凯', `/admin/audit?case=${caseId}&what=case-acted`, async (page) => {
      await rows(page).getByRole('link').first().click();
      await page.waitForURL(new RegExp(`/cases/${caseId}`));
    }));
});

describe('deliveries', () => {
  test('are found by state and channel; those that failed say why, as text', async () => {
    const operations = operationsOf(earshot);
    await operations.refused();
    await operations.undelivered();
    await as('郑凯', '/admin/deliveries', async (page) => {
      await rows(page).filter({ hasText: '李敏' }).filter({ hasText: '已发送' }).first().waitFor();
      await page.getByText('↻ 重试中').click();
      await expect.poll(() => rows(page).count()).toBe(2);
      // What others wrote stands between marks that keep its direction to itself.
      await rows(page).filter({ hasText: '渠道答复：\u2068bell answered 500\u2069' }).waitFor();
      await choose(page, '渠道', '屏幕');
      await expect.poll(() => rows(page).allInnerTexts()).toEqual([expect.stringContaining('screen answered 500')]);
      await page.goto(`${earshot.url}/admin/deliveries?state=dead&channel=bell`);
      await rows(page)
        .filter({ hasText: `渠道答复：\u2068${hostileAnswer}` })
        .waitFor();
      await isHarmless(page);
      await page.goto(`${earshot.url}/admin/deliveries?state=dead&channel=screen`);
      await page.getByText('没有未送达的提醒。').waitFor();
    });
  });
});

describe('dead letters', () => {
  test('are listed with their reason, sent back from the page after a question, and worked on again', async () => {
    const operations = operationsOf(earshot);
    const feedbackId = await operations.unjudged('given-up');
    await as('郑凯', '/admin/dead-letters', async (page) => {
      const [live, alerts] = [page.getByRole('region', { name: /实时反馈/ }), page.getByRole('region', { name: /提醒发送/ })];
      await live.getByText(`反馈 ${feedbackId}`).waitFor();
      await live.getByText('可能有不满客户无人回访').waitFor();
      await alerts.getByText(hostileAnswer).waitFor();
      expect(await page.content()).not.toMatch(/周敏|13800001234|修理厂不理人/);
      await live.getByRole('button', { name: '重放：实时反馈' }).click();
      await page.getByRole('dialog').getByText('把“实时反馈”的 1 条死信送回重新处理？').last().waitFor();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /取\s?消/ })
        .click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect((await earshot.get('/v1/dead-letters', 'admin')).body.queues[0].count).toBe(1);
      await until(
        'it is sent back',
        async () => {
          // Looked at a moment ago, a letter is hidden for some seconds.
          await live.getByRole('button', { name: '重放：实时反馈' }).click();
          await page
            .getByRole('dialog')
            .getByRole('button', { name: /重\s?放/ })
            .click();
          const result = live.locator('.admin-result');
          await expect.poll(() => result.innerText(), { timeout: 20_000 }).toMatch(/^(已重放|没有)/);
          return (await result.innerText()) === '已重放 1 条。';
        },
        40,
      );
      await live.getByText('没有死信').waitFor();
      await until(
        'it is judged',
        async () => (await earshot.get(`/v1/feedback/${feedbackId}`, 'source-claims')).body.status === 'judged',
        20,
      );
      await isHarmless(page);
    });
  });

  test('that nobody can read are told by their length, never by their words', async () => {
    await operationsOf(earshot).unreadable();
    await as('郑凯', '/admin/dead-letters', async (page) => {
      await page.getByText(/^无法解析\(\d+ 字\)$/).waitFor();
      expect(await page.content()).not.toContain('document.title=2');
      await isHarmless(page);
    });
  });
});

describe('when something is missing', () => {
  test.each([
    ['/admin/audit', '**/v1/audit*'],
    ['/admin/deliveries', '**/v1/deliveries*'],
    ['/admin/dead-letters', '**/v1/dead-letters'],
  ])('%s says so, keeps its filters, and comes back', (path, calls) =>
    as('郑凯', '/me', async (page) => {
      await page.route(calls, (route) => route.fulfill({ status: 500, json: { title: 'broken', status: 500 } }));
      await page.goto(earshot.url + path);
      await page
        .getByRole('alert')
        .getByRole('button', { name: /重\s?试/ })
        .waitFor();
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await page.unroute(calls);
      await page.getByRole('button', { name: /重\s?试/ }).click();
      await page.locator('.ant-alert').waitFor({ state: 'detached' });
      await page
        .getByText(/没有|李敏/)
        .first()
        .waitFor();
    }),
  );

  test.each([
    ['李敏', '/admin/deliveries', '班组长'],
    ['王芳', '/admin/audit', '管理员'],
    ['赵颖', '/admin/dead-letters', '管理员'],
  ])('%s is told whose %s is, and hears nothing of it', (name, path, whose) =>
    as(name, path, async (page) => {
      await page.getByText(new RegExp(`^此页供以下角色使用：.*${whose}`)).waitFor();
      expect(await page.locator('.admin').count()).toBe(0);
    }),
  );

  test('and the API refuses them too', async () => {
    for (const user of ['lead-wang', 'manager-zhao'])
      for (const path of ['/v1/audit', '/v1/dead-letters'])
        expect([user, path, (await earshot.get(path, user)).status]).toEqual([user, path, 403]);
    expect((await earshot.post('/v1/dead-letters/replay', 'manager-zhao', { queue: 'live' })).status).toBe(403);
  });
});
