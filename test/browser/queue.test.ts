import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, until } from '../local/contract/earshot.ts';
import { angryAnswer, look, type Person, policyWithTeamAfter, signedIn } from './browser.ts';

/** The list while work goes on around it: nothing moves under the hand, and whoever is too late learns who was faster. */
const earshot = new Earshot();
let browser: Browser;
let li: Person;
const enough = 30;

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty', '--policy', policyWithTeamAfter(1)]);
  browser = await openBrowser();
  const items = Array.from({ length: enough }, (_, i) => answerOf(`first-${i}`, { comment: `第 ${i} 位客户:修理厂没人管,我要投诉` }));
  await earshot.post('/v1/feedback/batch', 'source-claims', { items });
  await until('they are cases', async () => (await openCases()).length === enough, 30);
  li = await signedIn(browser, earshot, '李敏', { path: '/queue?view=team' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

function answerOf(id: string, change: Record<string, unknown> = {}) {
  return {
    source: 'claims',
    sourceId: `queue-${id}`,
    submittedAt: new Date().toISOString(),
    touchpoint: 'claims.motor.repair.progress',
    customer: { id: `customer-queue-${id}`, name: '周女士', phone: '13800000912' },
    score: { scale: 'nps', value: 1 },
    ...change,
  };
}
type Item = { caseId: string; state: string; claimedBy: string | null };
const openCases = async (): Promise<Item[]> =>
  (await earshot.get('/v1/cases?limit=200', 'lead-wang')).body.items.filter(({ state }: Item) => state === 'open');
const minutesAgo = (n: number) => ({ submittedAt: new Date(Date.now() - n * 60_000).toISOString() });
const listbox = () => li.page.getByRole('listbox', { name: '回访工单列表' });
const teamCount = (n: number) => li.page.getByText(`团队 ${n}`, { exact: true });
const countNow = async () => (await openCases()).length;
/** What the person sees of the list: whose row is active, where it is on the screen, what has the focus. */
const seen = () =>
  li.page.evaluate(`(() => {
    const list = document.querySelector('[role=listbox]');
    const active = list.getAttribute('aria-activedescendant');
    const [frame, row] = [list.getBoundingClientRect(), document.getElementById(active)?.getBoundingClientRect()];
    const isWhole = row !== undefined && row.top >= frame.top && row.bottom <= frame.bottom + 1;
    return { active, isWhole, y: row && Math.round(row.y), hasFocus: document.activeElement === list };
  })()`) as Promise<{ active: string; isWhole: boolean; y: number; hasFocus: boolean }>;

describe('while rows arrive', () => {
  test('the row I went to by keys stays active and where it is, and the list keeps the focus', async () => {
    await teamCount(enough).waitFor();
    await listbox().focus();
    for (let i = 0; i < 20; i++) await li.page.keyboard.press('j');
    await until('the list has followed', async () => (await seen()).isWhole);
    const before = await seen();
    expect(before).toMatchObject({ hasFocus: true });
    // Some come in at the end, and one that is older than all goes to the top.
    await angryAnswer(earshot);
    await angryAnswer(earshot, minutesAgo(3));
    await angryAnswer(earshot);
    await teamCount(enough + 3).waitFor();
    expect(await seen()).toEqual(before);
  });

  test('the note that I write keeps its words and the cursor', async () => {
    await li.page.keyboard.press('Enter');
    const note = li.page.getByRole('textbox', { name: '备注', exact: true });
    await li.page.getByRole('button', { name: /^备注/ }).waitFor();
    await li.page.keyboard.press('m');
    await note.pressSequentially('先核实');
    await angryAnswer(earshot, minutesAgo(4));
    await teamCount(enough + 4).waitFor();
    await li.page.keyboard.type('配件到货');
    expect(await note.inputValue()).toBe('先核实配件到货');
    await li.page.keyboard.press('Escape');
  });
});

describe('a click', () => {
  test('on a row that has just come under the pointer opens nothing; a moment later it does', async () => {
    await li.page.goto(`${earshot.url}/queue?view=team`);
    await li.page.getByRole('option').nth(3).waitFor();
    // The click falls in the very moment in which another row has come to the place.
    const hit = li.page.evaluate(`new Promise((resolve) => {
      const place = () => document.querySelectorAll('[role=option]')[1];
      const { x, y } = place().getBoundingClientRect();
      const first = place().id;
      new MutationObserver((_, observer) => {
        const now = document.elementFromPoint(x + 40, y + 20)?.closest('[role=option]');
        if (!now || now.id === first) return;
        observer.disconnect();
        now.click();
        resolve(now.id);
      }).observe(document.querySelector('[role=listbox]'), { childList: true, subtree: true, attributes: true });
    })`) as Promise<string>;
    await angryAnswer(earshot, minutesAgo(4.5));
    const id = await hit;
    expect(new URL(li.page.url()).searchParams.get('case')).toBeNull();
    await li.page.waitForTimeout(450);
    await li.page.locator(`[id="${id}"]`).click();
    await until('it is open', async () => new URL(li.page.url()).searchParams.get('case') === id.replace('queue-', ''));
  });
});

describe('somebody is faster', () => {
  test('the row stays three seconds and says so, then it goes', async () => {
    await li.page.goto(`${earshot.url}/queue?view=team`);
    const row = li.page.getByRole('option').nth(2);
    await row.waitFor();
    const id = (await row.getAttribute('id'))!;
    await earshot.post(`/v1/cases/${id.replace('queue-', '')}/claim`, 'agent-chen');
    const taken = li.page.locator(`[id="${id}"]`).filter({ hasText: '陈宇已认领' });
    await taken.waitFor();
    const at = Date.now();
    await taken.waitFor({ state: 'detached', timeout: 8000 });
    expect(Date.now() - at).toBeGreaterThan(2000);
    await earshot.post(`/v1/cases/${id.replace('queue-', '')}/attempts`, 'agent-chen', { outcome: 'noanswer' });
  });

  test('my claim is refused with the winner’s name and time, my place stays, and N goes on', async () => {
    const count = await countNow();
    await teamCount(count).waitFor();
    const row = li.page.getByRole('option').nth(2);
    const caseId = (await row.getAttribute('id'))!.replace('queue-', '');
    await li.page.waitForTimeout(450);
    await row.click();
    await li.page.getByRole('button', { name: /^认领/ }).first().waitFor();
    // Her screen does not hear of it in time.
    await li.page.route('**/v1/cases/changes*', (route) => route.abort());
    await earshot.post(`/v1/cases/${caseId}/claim`, 'agent-chen');
    await look(li.page, /^认领/);
    await li.page.getByText(/^陈宇已于 \d\d:\d\d:\d\d 认领。按 N 看下一单。$/).waitFor();
    expect(new URL(li.page.url()).searchParams.get('case')).toBe(caseId);
    await li.page.unroute('**/v1/cases/changes*');
    await li.page.keyboard.press('n');
    await until('the next one is open', async () => ![null, caseId].includes(new URL(li.page.url()).searchParams.get('case')));
    await li.page.getByRole('button', { name: /^认领/ }).first().waitFor();
  });
});

test('no page complained meanwhile', () => expect(li.faults).toEqual([]));
