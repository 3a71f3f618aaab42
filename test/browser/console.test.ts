import AxeSource from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswer, angryAnswerFor, look, type Person, phone, picture, policyWithTeamAfter, signedIn } from './browser.ts';

/** What holds for every page and everybody: roles, lost connections, languages, shades, small screens, hostile texts. */
const earshot = new Earshot();
let browser: Browser;
beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  await until('the sample is there', async () => (await earshot.get('/v1/cases?limit=200', 'lead-wang')).body.items.length > 60, 60);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

async function as(name: string, work: (person: Person) => Promise<void>, options: Parameters<typeof signedIn>[3] = {}): Promise<void> {
  const person = await signedIn(browser, earshot, name, options);
  try {
    await work(person);
    expect(person.faults).toEqual([]);
  } finally {
    await person.context.close();
  }
}

type Found = { id: string; nodes: { html: string }[] };
/** What axe finds against WCAG 2.1 AA. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AxeSource.source);
  const options = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } };
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`)) as Found[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
const scrollsSideways = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth') as Promise<boolean>;
const dark = { preferences: { theme: 'dark' } };

describe('main views, without barriers in both shades', () => {
  test.each([
    ['李敏', '/queue?view=team', 'queue'],
    ['王芳', '/board', 'board'],
    ['赵颖', '/overview?hours=all', 'overview'],
    ['赵颖', '/response?hours=all', 'response'],
    ['郑凯', '/admin/deliveries', 'deliveries'],
    ['郑凯', '/admin/dead-letters', 'dead-letters'],
    ['郑凯', '/admin/audit', 'audit'],
    ['李敏', '/me', 'me'],
  ])('%s opens %s', async (name, path, view) => {
    for (const shade of [{}, dark])
      await as(
        name,
        async ({ page }) => {
          await page.waitForTimeout(1500);
          if (shade !== dark) await picture(page, view);
          else if (view === 'queue') await picture(page, 'queue-dark');
          expect(await barriers(page)).toEqual([]);
        },
        { path, ...shade },
      );
  });

  test('a case with everything that can be done to it', async () => {
    const caseId = await angryAnswerFor(earshot, 'agent-li');
    for (const shade of [{}, dark])
      await as(
        '李敏',
        async ({ page }) => {
          if (shade !== dark) await look(page, /^认领/);
          await page.getByText('这次回访的结果').waitFor();
          await page.waitForTimeout(700);
          await picture(page, shade === dark ? 'case-dark' : 'case');
          expect(await barriers(page)).toEqual([]);
        },
        { path: `/queue?view=mine&case=${caseId}`, ...shade },
      );
  });
});

describe('who may do what', () => {
  test('an agent has no board and no figures, and is told whose they are', () =>
    as(
      '李敏',
      async ({ page }) => {
        await page.getByText('此页供以下角色使用：班组长、管理员。').waitFor();
        expect(await page.getByRole('link', { name: '总览' }).count()).toBe(0);
      },
      { path: '/board' },
    ));

  test('a manager sees a case, but neither the number nor a button to claim it', async () => {
    const caseId = await angryAnswer(earshot);
    await as(
      '赵颖',
      async ({ page }) => {
        await page.getByText('周女士').first().waitFor();
        expect(await page.content()).not.toContain('13800000912');
        expect(await page.getByRole('button', { name: /^认领/ }).count()).toBe(0);
      },
      { path: `/cases/${caseId}` },
    );
  });

  test('an agent of another team is told who may see a case', async () => {
    const caseId = await angryAnswer(earshot);
    await as('孙丽', async ({ page }) => void (await page.getByText('您不能查看这张工单').waitFor()), { path: `/cases/${caseId}` });
  });
});

describe('the connection', () => {
  test('lost: a banner says since when, claiming waits; back again: what changed is there', () =>
    as(
      '陈宇',
      async ({ page, faults }) => {
        await page.getByRole('option').first().waitFor();
        await page.context().setOffline(true);
        await page.getByText(/连接缓慢/).waitFor({ timeout: 12_000 });
        await page.getByText(/连接中断，数据停在 \d\d:\d\d:\d\d/).waitFor({ timeout: 20_000 });
        await angryAnswer(earshot, { comment: '断网期间,报案电话一直打不通' });
        await page.context().setOffline(false);
        await page
          .getByText(/已恢复，补齐 \d+ 项变化/)
          .first()
          .waitFor({ timeout: 15_000 });
        await page.getByPlaceholder(/搜索/).fill('断网期间');
        await page.getByRole('option').filter({ hasText: '报案电话' }).first().waitFor();
        faults.length = 0;
      },
      { path: '/queue?view=team' },
    ));
});

describe('the sign-in', () => {
  const nearlyAnHour = '59:20';
  test('is renewed quietly before it ends', () =>
    as(
      '陈宇',
      async ({ page }) => {
        const before = await page.evaluate(
          'sessionStorage.getItem(Object.keys(sessionStorage).find((key) => key.startsWith("oidc.user")))',
        );
        await page.clock.install();
        await page.reload();
        await page.getByRole('main').waitFor();
        await page.clock.fastForward(nearlyAnHour);
        await until('the token is another', async () => {
          const now = await page.evaluate('sessionStorage.getItem(Object.keys(sessionStorage).find((key) => key.startsWith("oidc.user")))');
          return now !== before;
        });
      },
      { path: '/me' },
    ));

  test('cannot be renewed: a warning says so a minute before its end', () =>
    as(
      '陈宇',
      async ({ page, faults }) => {
        await page.clock.install();
        await page.reload();
        await page.getByRole('main').waitFor();
        await page.context().clearCookies();
        await page.clock.fastForward(nearlyAnHour);
        await page.getByText('登录将在 1 分钟内到期。已写内容不会丢。').waitFor({ timeout: 20_000 });
        faults.length = 0;
      },
      { path: '/me' },
    ));
});

describe('texts of customers', () => {
  test('are shown as text, whatever they contain', async () => {
    const comment = '<img src=x onerror="document.title=1"><script>document.title=2</script> 理赔太慢了,没人管我';
    const caseId = await angryAnswer(earshot, { comment, customer: { id: 'hostile', name: '<b>王</b>', phone: '13800000913' } });
    await as(
      '王芳',
      async ({ page }) => {
        await page.getByText('<b>王</b>').first().waitFor();
        await page.getByText('onerror').first().waitFor();
        expect(await page.title()).not.toMatch(/^[12]$/);
        expect(await page.locator('img[src=x]').count()).toBe(0);
      },
      { path: `/cases/${caseId}` },
    );
  });
});

describe('every person’s own way', () => {
  test('in English, every word of the queue is', () =>
    as(
      '李敏',
      async ({ page }) => {
        await page.getByRole('option').first().waitFor();
        const chrome = await page.locator('header, .queue-head').allInnerTexts();
        expect(chrome.join(' ').replace('李敏', '')).not.toMatch(/\p{Script=Han}/u);
        await picture(page, 'queue-english');
      },
      { path: '/queue?view=team', preferences: { language: 'en' } },
    ));

  test('on a phone nothing runs off the side, and the case covers the list', () =>
    as(
      '李敏',
      async ({ page }) => {
        await page.getByRole('option').first().waitFor();
        expect(await scrollsSideways(page)).toBe(false);
        expect(await barriers(page)).toEqual([]);
        await page.waitForTimeout(600);
        await page.getByRole('option').first().click();
        await page.getByText('客户原话').or(page.getByText('提交').first()).first().waitFor();
        expect(await page.getByRole('listbox').isVisible()).toBe(false);
        expect(await scrollsSideways(page)).toBe(false);
        await picture(page, 'phone');
      },
      { path: '/queue?view=team', viewport: phone, hasTouch: true },
    ));

  test('at 320 px, as with 400 % zoom, nothing runs off the side either', () =>
    as('王芳', async ({ page }) => void expect(await scrollsSideways(page)).toBe(false), {
      path: '/board',
      viewport: { width: 320, height: 640 },
    }));

  test('sign-out ends at the sign-in page', () =>
    as(
      '陈宇',
      async ({ page }) => {
        await page.getByRole('button', { name: '陈宇' }).click();
        await page.getByText('退出登录').click();
        await page.getByRole('button', { name: /退出登录 Sign out/ }).click();
        await page.getByText('Earshot 本机登录').first().waitFor();
      },
      { path: '/me' },
    ));
});
