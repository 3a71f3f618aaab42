import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CaseFacts } from '#domain/insight/facts.ts';
import type { Grouping } from '#domain/insight/groupings.ts';
import { answerResponse } from '#domain/insight/response-answer.ts';
import { insurer } from '../contract/examples.ts';
import { fact } from '../domain/insight/records.ts';
import { type Earshot, until } from '../local/contract/earshot.ts';
import { ago, fresh, resolution, story } from '../local/contract/story.ts';
import { type Options, signedIn } from './browser.ts';

const day = 86_400;

/** Callbacks owed within seconds, so that their fate is known soon; anybody of the team may claim at once. */
export function hastyPolicy(): string {
  const policy = JSON.parse(readFileSync(new URL('../../config/policy-fast.json', import.meta.url), 'utf8'));
  const file = join(mkdtempSync(join(tmpdir(), 'earshot-policy-')), 'policy.json');
  // A busy machine is no late source and no slow judge.
  const breachCauses = { lateIntakeAfter: 60, slowJudgementAfter: 30 };
  writeFileSync(file, JSON.stringify({ ...policy, breachCauses, claim: { ...policy.claim, exclusiveFor: 1 } }));
  return file;
}

const elsewhere = [
  { customer: { id: fresh('east'), region: '310000' }, touchpoint: 'claims.health.settle.payment' },
  { customer: { id: fresh('south'), region: '440300' } },
  { customer: { id: fresh('north'), region: '110000' }, touchpoint: 'claims.cargo.survey.report' },
];

/**
 * Six cases of the national desk resolved by agents, one of them confirmed by its customer; three elsewhere that nobody called, and so
 * five of the period before. All of them are known to be in time or late.
 */
export async function seeded(earshot: Earshot): Promise<void> {
  const { claimed, done, writes, reaches } = story(earshot);
  for (let n = 0; n < 5; n++) await writes({ submittedAt: ago(40 * day) });
  for (const one of elsewhere) await writes(one);
  const last = { id: fresh('confirms') };
  let caseId = '';
  for (let n = 0; n < 6; n++) {
    const c = await claimed(n === 5 ? { customer: last } : {});
    await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'reached' });
    await done(c.caseId, 'resolve', c.claimedBy, resolution);
    caseId = c.caseId;
  }
  await writes({ customer: last, touchpoint: 'voice.service.callback.outcome', score: { scale: 'csat', value: 5 }, comment: '谢谢' });
  await reaches(caseId, 'is confirmed', (c) => c.state === 'confirmed', 20);
  const lateOf = async (from: number, to: number) => {
    const period = `from=${ago(from * day).slice(0, 10)}&to=${ago(to * day).slice(0, 10)}`;
    return (await earshot.get(`/v1/metrics/response?${period}`, 'manager-zhao')).body.allHours.callbacks.breached;
  };
  await until('those nobody called are late', async () => (await lateOf(45, 35)) === 5 && (await lateOf(3, -1)) === 3, 60);
}

/** So many callbacks of yesterday in time and too late, each called after so many seconds. */
export function facts(inTime: number, tooLate: number, more: Partial<CaseFacts> = {}): CaseFacts[] {
  const late = { round: 1, held: false, state: 'breached', cause: 'nobody claimed' } as const;
  const called = (seconds: number) => ({ submittedAt: Date.now() - day * 1000, times: { toFirstAttempt: seconds * 1000 } });
  return [
    ...Array.from({ length: inTime }, (_, n) => fact(`met${n}`, { ...called(60 + n), ...more })),
    ...Array.from({ length: tooLate }, (_, n) => fact(`late${n}`, { ...called(400 + n), callbacks: [late], ...more })),
  ];
}

/** The page hears what the API would say of these cases, now and before, instead of those that are there. */
export const hears = (page: Page, now: CaseFacts[], before: CaseFacts[]): Promise<unknown> =>
  page.route(/\/v1\/metrics\/response\?/, (route) => {
    const { compare, ...asked } = Object.fromEntries(new URL(route.request().url()).searchParams) as Asked;
    // The page asks for the groups of the period before by themselves.
    const isEarlier = asked.by !== undefined && asked.by !== 'day' && compare === undefined && asked.to < ago(20 * day);
    const answer = answerResponse(asked, isEarlier ? before : now, compare ? before : null, insurer, Date.now());
    return route.fulfill({ json: { ...answer, serverNow: new Date().toISOString() } });
  });
type Asked = { from: string; to: string; by?: Grouping; compare?: string };

/** Somebody looks at a page and leaves; the browser must have complained of nothing. */
export async function signedInAs(browser: Browser, earshot: Earshot, name: string, options: Options, work: (page: Page) => Promise<void>) {
  const { page, context, faults } = await signedIn(browser, earshot, name, options);
  try {
    await work(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

export const everything = '/response?hours=all';
export const bodyOf = (page: Page): Locator => page.locator('.figures-table').last().locator('tbody tr');
export const total = (page: Page): Locator => page.locator('.figures-table').last().locator('tfoot tr');
/** The numbers of a row without what stands beside them. */
const numbers = (row: Locator): Promise<string[]> =>
  row.locator('td .figures-number, td .figures-none').evaluateAll((all) => all.map(({ firstChild }) => firstChild?.textContent ?? ''));
/** The table as it is shown, line by line, the total last. */
export async function tableOf(page: Page): Promise<string[][]> {
  await total(page).waitFor();
  const rows = [...(await bodyOf(page).all()), total(page)];
  return Promise.all(rows.map(async (row) => [await row.locator('th').innerText(), ...(await numbers(row))]));
}
