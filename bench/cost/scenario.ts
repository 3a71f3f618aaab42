import { setTimeout as sleep } from 'node:timers/promises';
import { ownCaseId } from '#domain/feedback/stored.ts';
import { type Counts, since } from '#local/metering/tally.ts';
import type { Earshot } from '../tools/earshot.ts';
import { tailLogs } from '../tools/log-tail.ts';
import { click, mix, sender } from '../tools/mix.ts';

export const unhappyShare = 0.05;
type Fate = 'prompt' | 'late' | 'never';
/** What becomes of twenty cases: claimed at 45 s and called at 90 s; left until the whole team is told at 60 s, then taken; never taken. */
const fates: Fate[] = [...Array<Fate>(14).fill('prompt'), ...Array<Fate>(5).fill('late'), 'never'];
const seconds = { prompt: { claim: 45, call: 90 }, late: { claim: 60, call: 85 } };
const fatesOf = (cases: number): Fate[] => Array.from({ length: cases }, (_, nth) => fates[nth % fates.length]!);
/** The breach is recorded a second after 300 s. */
const over = 305;
const attempt = { outcome: 'reached', note: '客户说修理厂已回电，约明天上门。' };

/**
 * Lives through so many feedbacks, one in twenty unhappy, and what staff do about them; answers what the servers counted meanwhile.
 * @param scale of all durations: 1 with the default policy, 0.05 with `config/policy-fast.json`
 */
export async function livedThrough(earshot: Earshot, feedbacks: number, rate: number, scale: number): Promise<Counts> {
  const before = await earshot.counts();
  const clicks = new Map<string, number>();
  const owners = new Map<string, string>();
  const teamTold = new Set<string>();
  const tail = tailLogs(earshot.data, ({ alert }) => {
    if (alert?.step === 'owner') owners.set(alert.caseId, alert.recipient);
    if (alert?.step === 'team') teamTold.add(alert.caseId);
  });
  const until = (caseId: string, second: number) => sleep(Math.max(0, clicks.get(caseId)! + second * scale * 1000 - Date.now()));
  const act = async (caseId: string, action: string, body: object) => {
    const { status, body: answer } = await earshot.post(owners.get(caseId)!, `/v1/cases/${caseId}/${action}`, body);
    if (status !== 200) throw new Error(`${action} of ${caseId} was answered ${status}: ${JSON.stringify(answer)}`);
  };
  const live = async (caseId: string, fate: Fate) => {
    if (fate === 'never') return until(caseId, over);
    await until(caseId, seconds[fate].claim);
    const told = fate === 'late' ? teamTold : owners;
    while (!told.has(caseId)) await sleep(20);
    await act(caseId, 'claim', {});
    await until(caseId, seconds[fate].call);
    await act(caseId, 'attempts', attempt);
  };

  const sending = mix(feedbacks, unhappyShare);
  const fatesAhead = fatesOf(sending.filter(({ unhappy }) => unhappy).length);
  const start = performance.now();
  const lives = sending.map(async ({ body, unhappy }, i) => {
    await sleep(Math.max(0, start + (i * 1000) / rate - performance.now()));
    const sent = click(body);
    const { status, body: answer } = await earshot.post(sender, '/v1/feedback', sent);
    if (status !== 202) throw new Error(`a feedback was answered ${status}`);
    if (!unhappy) return;
    const caseId = ownCaseId(String(answer.feedbackId));
    clicks.set(caseId, Date.parse(sent.submittedAt));
    await live(caseId, fatesAhead.pop()!);
  });
  await Promise.all(lives);
  await sleep(over * scale * 1000); // claims of the last ones expire, alarms that were overtaken ring
  tail.close();
  if (owners.size !== clicks.size) throw new Error(`${owners.size} of ${clicks.size} unhappy customers have had a case and an alert`);
  return since(before, await earshot.counts());
}
