import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswerFor, type Person, policyWithTeamAfter, signedIn } from './browser.ts';
import { askableBeat, hearTones, hideable, seeNotices } from './page-scripts.ts';

/** How a case makes itself heard: by a tone, by a desktop notice, in one tab of several, in a tab nobody looks at. */
const earshot = new Earshot();
let browser: Browser;
let [li, chen, wang] = [] as unknown as [Person, Person, Person];

beforeAll(async () => {
  // Only the proposed owner for ten minutes: what rings here is new for one person. A claim has a minute left twelve seconds after it.
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(600, { expiresAfter: 72 })]);
  browser = await openBrowser();
  const spied = { scripts: [hearTones, seeNotices], permissions: ['notifications'] };
  li = await signedIn(browser, earshot, '李敏', { path: '/queue?view=team', ...spied });
  chen = await signedIn(browser, earshot, '陈宇', { path: '/queue?view=team', ...spied });
  wang = await signedIn(browser, earshot, '王芳', { path: '/board' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

const tones = (page: Page) => page.evaluate('tones') as Promise<number[]>;
type Notice = { title: string; tag: string; body: string; isOpen: boolean };
const notices = async (page: Page, caseId: string) =>
  ((await page.evaluate('notices')) as Notice[]).filter(({ title, tag, body }) => tag === caseId || `${title}${body}`.includes(caseId));
/** The second note of the tone for “new for me”; no other tone has it. */
const newForMe = 880;
const ringsOf = async (page: Page) => (await tones(page)).filter((hertz) => hertz === newForMe).length;
const polls = async (page: Page, n: number) => {
  for (let i = 0; i < n; i++) await page.waitForResponse(/\/v1\/cases\/changes/);
};
const calledOnce = async (caseId: string, person: string) => {
  await earshot.post(`/v1/cases/${caseId}/claim`, person);
  await earshot.post(`/v1/cases/${caseId}/attempts`, person, { outcome: 'noanswer' });
};
const personOnBoard = (name: string) => wang.page.locator('.board-person').filter({ has: wang.page.getByText(name, { exact: true }) });

describe('sound', () => {
  test('going on duty opens the sound and plays the test tone', async () => {
    for (const { page } of [li, chen]) {
      expect(await tones(page)).toEqual([]);
      await page.getByRole('button', { name: '上岗' }).first().click();
      await page.getByRole('button', { name: /在岗.*声音开/ }).waitFor();
      expect(await tones(page)).toEqual([660]);
    }
  });

  test('a new case for me rings at my desk and at no other, again after 15 seconds, until I claim it', async () => {
    await li.page.clock.install();
    const caseId = await angryAnswerFor(earshot, 'agent-li');
    await until('it rings', async () => (await ringsOf(li.page)) === 1);
    const ofChen = await ringsOf(chen.page);
    await li.page.clock.fastForward('00:16');
    await until('it rings again', async () => (await ringsOf(li.page)) === 2);
    await calledOnce(caseId, 'agent-li');
    await polls(li.page, 2);
    for (let i = 0; i < 2; i++) {
      await li.page.clock.fastForward('00:16');
      await polls(li.page, 3);
    }
    expect(await ringsOf(li.page)).toBe(2);
    expect(await ringsOf(chen.page)).toBe(ofChen);
  });

  test('blocked by the browser, a strip stands until 开启声音 is pressed, and the lead is told', async () => {
    await li.page.reload();
    await li.page.getByText('浏览器拦截了提示音。点此开启。').waitFor();
    await personOnBoard('李敏').getByText('声音未开').waitFor();
    await li.page.getByRole('button', { name: '开启声音' }).click();
    await until('the test tone', async () => (await tones(li.page)).includes(660));
    await li.page.getByText('浏览器拦截了提示音').waitFor({ state: 'detached' });
    await personOnBoard('李敏').getByText('声音开').waitFor();
  });

  test('muted for ten minutes: nothing rings, and the lead sees until when', async () => {
    await li.page.getByRole('button', { name: /在岗/ }).click();
    await li.page.getByText('静音 10 分钟').click();
    await li.page.getByRole('button', { name: /静音 (10:00|9:\d\d)/ }).waitFor();
    const shown = await personOnBoard('李敏')
      .getByText(/静音至 \d\d:\d\d/)
      .innerText();
    const { items } = (await earshot.get('/v1/presence', 'lead-wang')).body;
    const { mutedUntil } = items.find(({ person }: { person: string }) => person === 'agent-li');
    expect(Date.parse(mutedUntil) - Date.now()).toBeLessThanOrEqual(600_000);
    const clock = new Date(mutedUntil).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
    expect(shown).toContain(clock);
    const before = await ringsOf(li.page);
    const caseId = await angryAnswerFor(earshot, 'agent-li');
    await until('it is shown', async () => (await notices(li.page, caseId)).length > 0);
    await polls(li.page, 2);
    expect(await ringsOf(li.page)).toBe(before);
    await calledOnce(caseId, 'agent-li');
    await li.page.getByRole('button', { name: /静音/ }).click();
    await li.page.getByText('取消静音').click();
    await personOnBoard('李敏').getByText('声音开').waitFor();
  });
});

describe('the desktop notice', () => {
  test('says where and how long, nothing about the customer; a second reason replaces the first; claimed, it goes', async () => {
    const comment = '我是张伟,定损员一直不来,打我13912345678';
    const caseId = await angryAnswerFor(earshot, 'agent-li', { comment });
    const [first] = await until('a notice', async () => {
      const found = await notices(li.page, caseId);
      return found.length > 0 && found;
    });
    expect(first!.title).toMatch(/^新回访工单·车险维修·进度·还剩4:\d\d$/);
    expect(first!.tag).toBe(caseId);
    expect(`${first!.title}${first!.body}`).not.toMatch(/张伟|周女士|1391|1380|定损员|customer/);
    // Claimed and not called: a minute before the claim ends she is told again.
    await earshot.post(`/v1/cases/${caseId}/claim`, 'agent-li');
    await until('the notice is gone', async () => (await notices(li.page, caseId)).every(({ isOpen }) => !isOpen));
    await until(
      'the next notice',
      async () => (await notices(li.page, caseId)).some(({ title }) => title.startsWith('认领后尚未拨打')),
      75,
    );
    const shown = await notices(li.page, caseId);
    expect(shown.filter(({ isOpen }) => isOpen)).toHaveLength(1);
    expect(new Set(shown.map(({ tag }) => tag))).toEqual(new Set([caseId]));
    await earshot.post(`/v1/cases/${caseId}/attempts`, 'agent-li', { outcome: 'noanswer' });
    await until('that one is gone', async () => (await notices(li.page, caseId)).every(({ isOpen }) => !isOpen));
  });
});

describe('two tabs of one person', () => {
  test('both show the case, exactly one rings and one shows a notice', async () => {
    const second = await li.context.newPage();
    await second.goto(`${earshot.url}/queue?view=team`);
    await second.getByRole('button', { name: '李敏' }).first().click();
    await second.getByRole('main').click();
    await second.getByRole('button', { name: /在岗.*声音开/ }).waitFor();
    const before = (await ringsOf(li.page)) + (await ringsOf(second));
    const comment = '拖车等了四个小时,没人管我';
    const caseId = await angryAnswerFor(earshot, 'agent-li', { comment });
    for (const page of [li.page, second]) await page.getByRole('option').filter({ hasText: '拖车等了四个小时' }).first().waitFor();
    await until('one rings', async () => (await ringsOf(li.page)) + (await ringsOf(second)) > before);
    await Promise.all([polls(li.page, 3), polls(second, 3)]);
    expect((await ringsOf(li.page)) + (await ringsOf(second))).toBe(before + 1);
    expect((await notices(li.page, caseId)).length + (await notices(second, caseId)).length).toBe(1);
    await calledOnce(caseId, 'agent-li');
    await second.close();
  });
});

describe('a tab hidden for ten minutes', () => {
  test('goes on asking; its countdown is right at once on return, and no strip ever stood', async () => {
    const person = await signedIn(browser, earshot, '陈宇', { scripts: [hideable], path: '/me' });
    const { page, context } = person;
    await context.route('**/assets/beat.worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: askableBeat }));
    const caseId = await angryAnswerFor(earshot, 'agent-chen');
    const { dueAt } = (await earshot.get(`/v1/cases/${caseId}`, 'lead-wang')).body;
    await page.goto(`${earshot.url}/queue?view=team&case=${caseId}`);
    await page.locator('.case [role=timer]').waitFor();
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('/v1/cases/changes')) asked++;
    });
    await page.evaluate('leave()');
    await until('ten minutes are over', async () => ((await page.evaluate('ahead')) as number) >= 600_000, 100);
    expect(asked).toBeGreaterThan(300);
    const back = (await page.evaluate(`new Promise((resolve) => {
      comeBack();
      requestAnimationFrame(() => resolve({ at: Date.now(), timer: document.querySelector('.case [role=timer]').innerText }));
    })`)) as { at: number; timer: string };
    const late = Math.floor((back.at - Date.parse(dueAt)) / 1000);
    const spans = [late - 1, late, late + 1].map((s) => `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`);
    expect(
      spans.some((span) => back.timer.includes(span)),
      `${back.timer} is none of ${spans}`,
    ).toBe(true);
    await polls(page, 2);
    expect(await page.evaluate('strips')).toEqual([]);
    expect(person.faults).toEqual([]);
    await context.close();
  }, 150_000);
});
