import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswer, angryAnswerFor, look, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** One case from the customer's anger to the figures, as the people at their screens live it. Each test goes on where the one before stopped. */
const earshot = new Earshot();
let browser: Browser;
let [li, chen, sun, wang, zhao] = [] as unknown as [Person, Person, Person, Person, Person];
let caseId: string;
const words = '三天了修理厂不接电话,没人管,我要投诉';
const stateOf = async () => (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body.state;
const row = ({ page }: Person) => page.getByRole('option').filter({ hasText: '修理厂不接电话' }).first();

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(2)]);
  browser = await openBrowser();
  li = await signedIn(browser, earshot, '李敏', { path: '/queue?view=team' });
  chen = await signedIn(browser, earshot, '陈宇', { path: '/queue?view=team' });
  sun = await signedIn(browser, earshot, '孙丽', { path: '/queue?view=mine' });
  wang = await signedIn(browser, earshot, '王芳', { path: '/board' });
  zhao = await signedIn(browser, earshot, '赵颖', { path: '/overview' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

describe('from anger to the figures', () => {
  test('an angry answer comes in; Li sees it within 2 seconds, with its countdown and the customer’s words', async () => {
    await li.page.getByRole('button', { name: '上岗' }).first().click();
    caseId = await angryAnswerFor(earshot, 'agent-li', { comment: words });
    await row(li).waitFor({ timeout: 2000 });
    expect(await row(li).getByRole('timer').first().getAttribute('aria-label')).toMatch(/截止\d\d:\d\d/);
    expect((await row(li).locator('mark').allInnerTexts()).join()).toContain('投诉');
  });

  test('Chen has it open too', async () => {
    await chen.page.goto(`${earshot.url}/queue?view=team&case=${caseId}`);
    await chen.page.getByRole('button', { name: /^认领/ }).first().waitFor();
  });

  test('Li claims it with one key and the number is the next thing to ask for', async () => {
    // Chen's screen hears nothing of it in time.
    await chen.page.route('**/v1/cases/changes*', (route) => route.abort());
    await li.page.goto(`${earshot.url}/queue?view=team&case=${caseId}`);
    await li.page.getByRole('button', { name: /^认领/ }).first().waitFor();
    await li.page.keyboard.press('c');
    await li.page.getByText('已认领,请在').last().waitFor();
    expect(await stateOf()).toBe('claimed');
    await until('the focus is on 查看号码', async () => (await li.page.locator(':focus').innerText()).includes('查看号码'));
  });

  test('Chen is too late and is told politely who has it', async () => {
    await chen.page.keyboard.press('c');
    await chen.page
      .getByText(/李敏已(于 .*)?认领/)
      .first()
      .waitFor();
    await chen.page.unroute('**/v1/cases/changes*');
    expect((await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body.claimedBy).toBe('agent-li');
  });

  test('Li takes the claim back, and claims again', async () => {
    await li.page.keyboard.press('z');
    await until('it is released', async () => (await stateOf()) === 'open');
    await look(li.page, /^认领/);
    await until('it is claimed', async () => (await stateOf()) === 'claimed');
  });

  test('only Li sees the number, and that is logged', async () => {
    await look(li.page, /查看号码/);
    await li.page.getByRole('link', { name: /13800000912/ }).waitFor();
    expect(await chen.page.content()).not.toContain('13800000912');
    const { timeline } = (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body;
    expect(timeline.filter((e: { type: string }) => e.type === 'phone-revealed')).toHaveLength(1);
  });

  test('Li records that nobody answered, with two clicks', async () => {
    await li.page.getByText('无人接听').first().click();
    await li.page.getByRole('button', { name: /^记录/ }).click();
    await until('the attempt is there', async () => (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body.attempts === 1);
    await li.page
      .getByText(/李敏回访：无人接听/)
      .first()
      .waitFor();
  });

  test('Li calls again and reaches her, by keys alone', async () => {
    await li.page.locator('body').click({ position: { x: 2, y: 300 } });
    for (const key of ['a', '1', 'Enter']) await li.page.keyboard.press(key);
    await until('she was reached', async () => (await stateOf()) === 'contacted');
  });

  test('Li hands the matter to claims; her name stays the first', async () => {
    await li.page.getByRole('button', { name: /^转办/ }).first().click();
    await li.page.getByRole('combobox', { name: '团队' }).click();
    await li.page.getByRole('option', { name: '理赔调度组' }).or(li.page.getByTitle('理赔调度组')).last().click();
    await li.page
      .getByRole('form')
      .or(li.page.locator('form'))
      .last()
      .getByRole('button', { name: /^转\s?办/ })
      .click();
    await until('claims has it', async () => (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body.handlingTeam === 'claims');
    await li.page.getByText('首问责任人：李敏').first().waitFor();
  });

  test('Sun of claims finds it among hers and resolves it with a root cause', async () => {
    await row(sun).click();
    await look(sun.page, /^提交处理结果/);
    const form = sun.page.getByRole('form').or(sun.page.locator('form')).last();
    await form.getByText('建议').first().waitFor();
    await form.getByRole('button', { name: '提交处理结果' }).click();
    await until('it is resolved', async () => (await stateOf()) === 'resolved');
    expect((await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body.resolution.rootCause).toBeTruthy();
    await sun.page.getByText('已提交，等客户确认。').first().waitFor();
  });

  test('the lead sees who is on duty and how much they have in hand', async () => {
    await wang.page.getByText('李敏').first().waitFor();
    await wang.page
      .getByText(/在手 \d/)
      .first()
      .waitFor();
  });

  test('the manager sees the figures change: too few at first, then the share in time', async () => {
    await zhao.page.reload();
    await zhao.page.getByText('样本少 n=1').first().waitFor();
    for (let i = 0; i < 4; i++) {
      const another = await angryAnswer(earshot);
      const { body } = await earshot.get(`/v1/cases/${another}`, 'lead-wang');
      await earshot.post(`/v1/cases/${another}/claim`, body.proposedOwner);
      await earshot.post(`/v1/cases/${another}/attempts`, body.proposedOwner, { outcome: 'noanswer' });
    }
    await zhao.page.reload();
    await zhao.page
      .getByText(/100(\.0)?\s?%/)
      .first()
      .waitFor();
  });

  test('the cases behind the figure are one click away', async () => {
    await zhao.page
      .getByRole('button', { name: /100/ })
      .or(zhao.page.getByRole('link', { name: /100/ }))
      .first()
      .click();
    await zhao.page.locator(`a[href^="/cases/${caseId}"]`).first().waitFor();
  });

  test('no browser complained meanwhile', () => {
    for (const { faults } of [li, sun, wang, zhao]) expect(faults).toEqual([]);
  });
});
