import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswerFor, laptop, look, policyWithTeamAfter, signedIn } from './browser.ts';

/** Coming in: also when signing in fails, and when one has signed in at another browser before. */
const earshot = new Earshot();
let browser: Browser;

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(600)]);
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

async function atAddress(path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: laptop, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(earshot.url + path);
  await work(page);
  await context.close();
}

describe('whoever comes back without being signed in', () => {
  test.each([
    ['refused by the provider', '/callback?error=access_denied&error_description=%3Cimg%20src=x%3E&state=s'],
    ['with a code and a state of another time', '/callback?code=stale&state=forgotten'],
    ['with nothing at all', '/callback'],
  ])('%s is told so in both languages, and signs in again from there', (_, path) =>
    atAddress(path, async (page) => {
      const told = page.getByRole('alert');
      await told.getByRole('heading', { name: '未能登录' }).waitFor();
      await told.getByText('Not signed in').waitFor();
      expect(await page.locator('img').count()).toBe(0);
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/');
      await page.getByRole('button', { name: /重新登录.*Sign in again/ }).click();
      await page.getByRole('button', { name: '李敏' }).first().click();
      await page
        .getByRole('main')
        .getByText(/上岗|工单/)
        .first()
        .waitFor();
    }),
  );

  test('may also just reload the page', () =>
    atAddress('/callback?code=stale&state=forgotten', async (page) => {
      await page.getByRole('heading', { name: '未能登录' }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: '李敏' }).first().waitFor();
    }));

  test('because the provider does not answer is told so too, and goes on when it answers again', async () => {
    const context = await browser.newContext({ viewport: laptop, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.route('**/.well-known/openid-configuration', (route) => route.abort());
    await page.goto(`${earshot.url}/queue`);
    await page.getByRole('heading', { name: '未能登录' }).waitFor();
    await page.unroute('**/.well-known/openid-configuration');
    await page.getByRole('button', { name: /重新登录/ }).click();
    await page.getByRole('button', { name: '李敏' }).first().waitFor();
    await context.close();
  });
});

describe('whoever is on duty', () => {
  const changes = async () => {
    const { body } = await earshot.get('/v1/audit?person=agent-li&what=presence-changed&limit=200', 'admin');
    return (body.items as { detail: string }[]).map((e) => e.detail).toReversed();
  };

  test('is so at a second browser too, stays so through reloads, and is off at both; the audit has each change once', async () => {
    const first = await signedIn(browser, earshot, '李敏', { path: '/queue' });
    await first.page.getByRole('button', { name: '上岗' }).first().click();
    await first.page.getByRole('button', { name: /在岗/ }).first().waitFor();
    for (let time = 0; time < 3; time++) {
      const beats = first.page.waitForRequest((r) => r.method() === 'PUT' && r.url().endsWith('/v1/presence'));
      await first.page.reload();
      await beats;
    }
    const second = await signedIn(browser, earshot, '李敏', { path: '/queue' });
    await second.page.getByRole('button', { name: /在岗/ }).first().waitFor();
    expect(await second.page.getByText('未上岗').count()).toBe(0);
    await second.page.getByRole('button', { name: /在岗/ }).first().click();
    await second.page.getByRole('menuitem', { name: '下岗' }).click();
    await second.page.getByRole('button', { name: '上岗' }).first().waitFor();
    await first.page.close();
    const again = await first.context.newPage();
    again.setDefaultTimeout(10_000);
    await again.goto(`${earshot.url}/queue`);
    await again
      .getByRole('button', { name: '李敏' })
      .first()
      .click()
      .catch(() => {});
    await again.getByRole('button', { name: '上岗' }).first().waitFor();
    await until('both changes are entered', async () => (await changes()).length >= 2);
    expect(await changes()).toEqual(['on', 'off']);
    expect([...first.faults, ...second.faults]).toEqual([]);
    await first.context.close();
    await second.context.close();
  });
});

describe('the number to call', () => {
  test('that another source changed is hidden until it is asked for again, and then shown with the one before, by source and time', async () => {
    const caseId = await angryAnswerFor(earshot, 'agent-li');
    const { customer } = (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body;
    const { page, context, faults } = await signedIn(browser, earshot, '李敏', { path: `/cases/${caseId}` });
    await look(page, /^认领/);
    await look(page, /查看号码/);
    await page.getByRole('link', { name: '拨打 13800000912' }).waitFor();
    expect(await page.locator('.case-customer').innerText()).not.toMatch(/提供/);
    const heard = {
      touchpoint: 'claims.motor.repair.progress',
      score: { scale: 'nps', value: 1 },
      customer: { id: customer.id, phone: '13900139002' },
    };
    const sent = { source: 'app', sourceId: 'redirect', submittedAt: new Date().toISOString(), ...heard };
    expect((await earshot.post('/v1/feedback', 'source-app', sent)).status).toBe(202);
    // However the digits are grouped.
    const shown = async () => (await page.locator('.case-customer').innerText()).replace(/(?<=[\d*]) (?=[\d*])/g, '');
    await expect.poll(shown).toContain('139****9002');
    expect(await shown()).not.toContain('13800000912');
    await page.getByText(/客户号码有变.*app/).waitFor();
    await page
      .locator('.case-customer')
      .getByRole('button', { name: /查看号码/ })
      .click();
    await page.getByRole('link', { name: '拨打 13800000912' }).waitFor();
    const numbers = await page.locator('.case-customer').getByRole('link').allInnerTexts();
    expect(numbers.map((text) => text.replace(/\s/g, ''))).toEqual(['13900139002', '13800000912']);
    expect(await shown()).toMatch(/13900139002 · .*app 提供[\s\S]*13800000912 · .*claims 提供/);
    expect(faults).toEqual([]);
    await context.close();
  });
});
