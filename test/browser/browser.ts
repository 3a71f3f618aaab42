import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Earshot, until } from '../local/contract/earshot.ts';

export const laptop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

/** Pictures for the README, when asked for; otherwise they go nowhere. */
const pictures = process.env.EARSHOT_PICTURES ? fileURLToPath(new URL('../../docs/images/', import.meta.url)) : null;
if (pictures) mkdirSync(pictures, { recursive: true });
export const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}${name}.png` });
};

/** A policy file like the sample's, with claiming opened to the team after so many seconds; a claim may end sooner too. */
export function policyWithTeamAfter(seconds: number, claim: { expiresAfter?: number } = {}): string {
  const policy = JSON.parse(readFileSync(new URL('../../config/policy.json', import.meta.url), 'utf8'));
  const file = join(mkdtempSync(join(tmpdir(), 'earshot-policy-')), 'policy.json');
  writeFileSync(file, JSON.stringify({ ...policy, claim: { ...policy.claim, exclusiveFor: seconds, ...claim } }));
  return file;
}

/** A person at a browser of their own, signed in through the login page. `faults` is what the browser complained of. */
export type Person = { page: Page; context: BrowserContext; faults: string[] };
export type Options = BrowserContextOptions & {
  path?: string;
  guide?: boolean;
  preferences?: Record<string, unknown>;
  /** Run in every page before its own scripts. */
  scripts?: string[];
};

export async function signedIn(
  browser: Browser,
  { url }: Earshot,
  name: string,
  { path = '/', guide = false, preferences = {}, scripts = [], ...options }: Options = {},
): Promise<Person> {
  const context = await browser.newContext({ viewport: laptop, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const chosen = JSON.stringify({ ...(guide ? {} : { guideDone: true }), ...preferences });
  await context.addInitScript((text) => {
    if (!localStorage.getItem('earshot.preferences')) localStorage.setItem('earshot.preferences', text);
  }, chosen);
  for (const content of scripts) await context.addInitScript({ content });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused request is the server's answer, which the page shows; the browser logs it nevertheless.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text());
  });
  page.setDefaultTimeout(10_000);
  await page.goto(url + path);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('main').waitFor();
  return { page, context, faults };
}

/** A new primary button lets no click through for a moment: people look before they press. */
export async function look(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  await button.waitFor();
  await page.waitForTimeout(600);
  await button.click();
}

let sent = 0;
/** An angry answer that comes in over HTTP, clicked now; answers the case it becomes. */
export async function angryAnswer(earshot: Earshot, change: Record<string, unknown> = {}): Promise<string> {
  const id = `browser-${process.pid}-${++sent}`;
  const body = {
    source: 'claims',
    sourceId: id,
    submittedAt: new Date().toISOString(),
    touchpoint: 'claims.motor.repair.progress',
    customer: { id: `customer-${id}`, name: '周女士', phone: '13800000912' },
    score: { scale: 'nps', value: 1 },
    comment: '三天了修理厂不接电话,没人管,我要投诉',
    ...change,
  };
  const { body: answer } = await earshot.post('/v1/feedback', 'source-claims', body);
  return until('the case exists', async () => (await earshot.get(`/v1/feedback/${answer.feedbackId}`, 'source-claims')).body.caseId);
}

/** The same, until one is proposed to that person: work is shared out evenly. */
export async function angryAnswerFor(earshot: Earshot, person: string, change: Record<string, unknown> = {}): Promise<string> {
  for (let tries = 0; tries < 6; tries++) {
    const caseId = await angryAnswer(earshot, change);
    const { body } = await earshot.get(`/v1/cases/${caseId}`, 'lead-wang');
    if (body.proposedOwner === person) return caseId;
  }
  throw new Error(`nothing was proposed to ${person}`);
}
