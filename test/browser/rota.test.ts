import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../chromium/open-browser.ts';
import { Earshot, type Json, until } from '../local/contract/earshot.ts';
import { type Person, phone, picture, signedIn } from './browser.ts';

/** A lead and two agents keep the rota: next week, where nothing of today is in the way. */
const earshot = new Earshot();
let browser: Browser;
let wang: Person;
let guo: Person;
const day = 86_400_000;
/** The Wednesday of next week, in Shanghai. */
const near = Date.now() + 8 * 3_600_000 + 7 * day;
const wednesday = new Date(near + (3 - (new Date(near).getUTCDay() || 7)) * day).toISOString().slice(0, 10);
const week = `/rota?team=callback-north&week=${wednesday}`;

beforeAll(async () => {
  await earshot.start(['--port', '0', '--data', earshot.data, '--empty']);
  browser = await openBrowser();
  wang = await signedIn(browser, earshot, '王芳', { path: week });
  guo = await signedIn(browser, earshot, '郭晓峰', { path: week });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await earshot.end();
});

const cell = (page: Page, name: string) =>
  page
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .getByRole('cell')
    .nth(2);
const changes = async (): Promise<Json[]> =>
  (await earshot.get(`/v1/rota?team=callback-north&from=${wednesday}&until=${wednesday}`, 'lead-wang')).body.changes;
const fill = async (page: Page, form: string, fields: Record<string, string>) => {
  const box = page.getByRole('region', { name: form });
  for (const [label, value] of Object.entries(fields)) await box.getByLabel(label, { exact: true }).fill(value);
};
const choose = async (page: Page, form: string, label: string, name: string) => {
  const field = page.getByRole('region', { name: form }).getByRole('combobox', { name: label });
  await field.click();
  await field.fill(name);
  await page.keyboard.press('Enter');
};

test('the week shows who works when: night shifts, who helps out, and the ladder above', async () => {
  const { page } = wang;
  await page.getByRole('table', { name: '本周班次' }).waitFor();
  expect(await cell(page, '郭晓峰').innerText()).toBe('07:30–16:00');
  expect(await cell(page, '唐志刚').innerText()).toBe('22:00–次日 08:00');
  expect(await cell(page, '李敏').innerText()).toBe('全天');
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(expect.arrayContaining(['李敏 协助', '王芳 班组长']));
  await page.getByText('接下来没有缺口。').waitFor();
  await picture(page, 'rota');
});

test('an absence needs its reason, is told with the gap it leaves, shows in the week, and can be taken back', async () => {
  const { page } = guo;
  await page.getByRole('button', { name: '登记请假' }).click();
  await fill(page, '登记请假', { 开始: `${wednesday}T09:00`, 结束: `${wednesday}T08:00` });
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('请填写：事由').waitFor();
  await fill(page, '登记请假', { 事由: '看病' });
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('结束时间要晚于开始时间。').waitFor();
  await fill(page, '登记请假', { 结束: `${wednesday}T12:00` });
  await page.keyboard.press('Enter');
  await page.getByText(/已登记请假。/).waitFor();
  await until('the week shows it', async () => (await cell(page, '郭晓峰').innerText()).includes('✕ 09:00–12:00'));
  expect(await cell(page, '郭晓峰').innerText()).toContain('07:30–09:00');
  expect(await changes()).toMatchObject([{ kind: 'absence', person: 'agent-guo', reason: '看病' }]);
  await page.getByRole('button', { name: /^撤回/ }).click();
  await page.getByText('已撤回。').first().waitFor();
  await until('the shift is whole again', async () => (await cell(page, '郭晓峰').innerText()) === '07:30–16:00');
});

test('a lead calls somebody in, by keys alone, and learns when that person is absent', async () => {
  const { page } = wang;
  await page.getByRole('button', { name: '安排加派' }).focus();
  await page.keyboard.press('Enter');
  await until(
    'the cursor is in the form',
    async () => (await page.evaluate('document.activeElement?.getAttribute("role")')) === 'combobox',
  );
  await page.keyboard.type('莫兰');
  await page.keyboard.press('Enter');
  await fill(page, '安排加派', { 开始: `${wednesday}T18:00`, 结束: `${wednesday}T20:00`, 事由: '高峰' });
  await page.keyboard.press('Enter');
  await page.getByText('已安排加派。').waitFor();
  await until('the week shows it', async () => (await cell(page, '莫兰').innerText()).startsWith('18:00–20:00'));
  const absent = { person: 'agent-jiang', from: `${wednesday}T00:00:00+08:00`, until: `${wednesday}T23:00:00+08:00`, reason: '休假' };
  await earshot.post('/v1/rota/absences', 'lead-wang', absent);
  await page.getByRole('button', { name: '安排加派' }).click();
  await choose(page, '安排加派', '人员', '江涛');
  await fill(page, '安排加派', { 开始: `${wednesday}T18:00`, 结束: `${wednesday}T20:00`, 事由: '高峰' });
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('此人在这段时间请假').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: '安排加派' }).waitFor({ state: 'detached' });
});

test('a swap goes from the one who asks to the colleague to the lead', async () => {
  const { page } = guo;
  await page.getByRole('button', { name: '申请换班' }).click();
  await choose(page, '申请换班', '换给谁', '宋佳怡');
  await fill(page, '申请换班', { 开始: `${wednesday}T08:00`, 结束: `${wednesday}T12:00` });
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('已提交换班申请，等对方同意。').waitFor();
  const song = await signedIn(browser, earshot, '宋佳怡', { path: week });
  await song.page.getByRole('button', { name: /^同意：郭晓峰 → 宋佳怡/ }).click();
  await song.page.getByText('已同意，等班组长批准。').waitFor();
  await wang.page.reload();
  await wang.page.getByRole('button', { name: /^批准：郭晓峰 → 宋佳怡/ }).click();
  await wang.page.getByText(/已批准，换班生效。/).waitFor();
  await until('the colleague has the shift', async () => /08:00–12:00\s*换班/.test(await cell(wang.page, '宋佳怡').innerText()));
  expect([...song.faults]).toEqual([]);
});

test('who will be on duty at an instant is answered, and the calendar link can be exchanged', async () => {
  const { page } = wang;
  await page.getByLabel('时间', { exact: true }).fill(`${wednesday}T10:00`);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('listitem').filter({ hasText: '宋佳怡' }).filter({ hasText: '（换班）' }).waitFor();
  const link = page.getByLabel('订阅链接');
  const before = await link.inputValue();
  await page.getByRole('button', { name: '换新链接' }).click();
  await page.getByText('已换新链接，旧链接已失效。').waitFor();
  expect(await link.inputValue()).not.toBe(before);
});

test('a gap of the next day stands on the board and leads to where it is covered', async () => {
  const now = Date.now();
  const span = { from: new Date(now - 60_000).toISOString(), until: new Date(now + 2 * day).toISOString(), reason: '演习' };
  await earshot.post('/v1/rota/absences', 'supervisor-zhou', { ...span, person: 'agent-sun' });
  for (const person of ['agent-ma', 'agent-luo', 'agent-xie']) await earshot.post('/v1/rota/absences', 'lead-wang', { ...span, person });
  const { page } = wang;
  await page.goto(`${earshot.url}/board?team=all`);
  const gap = page.getByRole('link', { name: /补班：.*理赔调度组 · 坐席无人/ }).first();
  await gap.click();
  await page.getByRole('heading', { name: '排班缺口' }).waitFor();
  await page
    .getByRole('button', { name: /^补班：.*理赔调度组/ })
    .first()
    .click();
  await page.getByRole('region', { name: '安排加派' }).waitFor();
  expect(await page.getByRole('region', { name: '安排加派' }).getByText('理赔调度组').count()).toBeGreaterThan(0);
});

test('on a phone, dark and in English, nothing runs out of the side', async () => {
  const preferences = { theme: 'dark', language: 'en' };
  const { page, faults } = await signedIn(browser, earshot, '高云', { path: week, viewport: phone, preferences });
  await page.getByRole('heading', { name: 'Calendar' }).waitFor();
  await page.getByText('13:30–22:00').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(faults).toEqual([]);
});

test('channels are preferred by severity and hour under one’s own settings', async () => {
  const { page } = guo;
  await page.goto(`${earshot.url}/me`);
  const settings = page.getByRole('region', { name: '提醒渠道偏好' });
  await settings.getByRole('button', { name: '添加一条' }).click();
  await settings.getByRole('button', { name: '保存偏好' }).click();
  await settings.getByText('第 1 条：请至少选一个渠道。').waitFor();
  const pick = async (label: string, option: string) => {
    await settings.getByRole('combobox', { name: label }).click();
    await page.locator('.ant-select-item-option', { hasText: option }).last().click();
    await page.keyboard.press('Escape');
  };
  await pick('严重程度', '紧急');
  const { channels } = (await earshot.get('/v1/me/preferences', 'agent-guo')).body;
  await pick('渠道（按先后）', channels[1].zh);
  await settings.getByRole('button', { name: '保存偏好' }).click();
  await settings.getByText('已保存，5 秒内生效。').waitFor();
  const kept = (await earshot.get('/v1/me/preferences', 'agent-guo')).body;
  expect(kept).toMatchObject({ isOwn: true, preferences: [{ severities: ['urgent'], channels: [channels[1].id] }] });
});

test('no page complained meanwhile', () => expect([...wang.faults, ...guo.faults]).toEqual([]));
