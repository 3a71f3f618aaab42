import { beforeEach, expect, test } from 'vitest';
import { type Earshot, inTurn, type Json, sleep } from '../earshot.ts';
import { ago, callbacks, colleagueOf, happened, national, story, type Told } from '../story.ts';

/** policy-fast.json: seconds after the click. */
const secondsOf: Record<string, number> = { owner: 0, team: 3, lead: 6, supervisor: 9, 'duty-manager': 12 };
const dueAfter = 15;

const offset = (time: string, { clicked }: Pick<Told, 'clicked'>): number => (Date.parse(time) - clicked) / 1000;
const until = (told: Told, seconds: number): Promise<void> => sleep(Math.max(0, told.clicked / 1000 + seconds - Date.now() / 1000));
const told = (c: Json): string[] => c.alerts.map((a: Json) => `${a.step} ${a.recipient}`).sort();
const onceEach = (c: Json): void => {
  expect(new Set(c.alerts.map((a: Json) => `${a.alertId} ${a.channel}`)).size).toBe(c.alerts.length);
  expect(new Set(told(c)).size).toBe(c.alerts.length);
};

export function ladder(earshot: Earshot): void {
  const { writes, caseOf, look, done, reaches } = story(earshot);
  beforeEach(inTurn);

  test('an unclaimed case walks owner, team, lead, supervisor, duty manager, breach at 0, 3, 6, 9, 12 and 15 s, each alert once', {
    retry: 1,
  }, async () => {
    const click = await writes();
    const { caseId, proposedOwner } = await caseOf(click);
    await until(click, dueAfter + 2.5);
    const c = await look(caseId);
    const team = national.map((agent) => `team ${agent}`);
    expect(told(c)).toEqual(
      [`owner ${proposedOwner}`, ...team, 'lead lead-wang', 'supervisor supervisor-zhou', 'duty-manager duty-wu'].sort(),
    );
    onceEach(c);
    for (const { step, at } of c.alerts) {
      expect(
        Math.abs(offset(at.sent, click) - secondsOf[step]!),
        `${step} sent ${offset(at.sent, click)} s after the click`,
      ).toBeLessThanOrEqual(1);
      expect([at.pending, at.sent, at.delivered].toSorted(), `${step}: pending ≤ sent ≤ delivered`).toEqual([
        at.pending,
        at.sent,
        at.delivered,
      ]);
    }
    const [breach] = happened(c, 'breached');
    expect(Math.abs(offset(breach.at, click) - dueAfter)).toBeLessThanOrEqual(1);
    expect(offset(callbacks(c)[0].dueAt, click)).toBe(dueAfter);
    expect(callbacks(c)).toMatchObject([{ state: 'breached', cause: 'nobody claimed', reason: { zh: /\d/, en: /\d/ } }].map(anyReason));
    expect(c).toMatchObject({ state: 'open', claimedBy: null, callback: 'breached' });
  });

  test('the second channel reaches the owner when the whole team is told', async () => {
    const click = await writes();
    const { caseId, proposedOwner } = await caseOf(click);
    const c = await reaches(caseId, 'tells the team', (seen) =>
      seen.alerts.some((a: Json) => a.step === 'team' && a.recipient === proposedOwner),
    );
    const [first, second] = ['owner', 'team'].map(
      (step) => c.alerts.find((a: Json) => a.step === step && a.recipient === proposedOwner).channel,
    );
    expect(second).not.toBe(first);
  });

  test('who is told that the team may claim may claim', async () => {
    const clicked = Math.floor((Date.now() - 450) / 1000) * 1000 + 450; // 0.45 s past a whole second: an alarm placed early would show
    const click = await writes({ submittedAt: new Date(clicked).toISOString() });
    const { caseId, proposedOwner } = await caseOf(click);
    const colleague = colleagueOf(proposedOwner);
    await reaches(caseId, `tells ${colleague}`, (c) => c.alerts.some((a: Json) => a.recipient === colleague && a.at.sent));
    await done(caseId, 'claim', colleague);
  });

  test('a claim stops the ladder, an attempt meets the deadline', async () => {
    const click = await writes();
    const { caseId, proposedOwner } = await caseOf(click);
    await until(click, 4);
    await done(caseId, 'claim', proposedOwner);
    await until(click, 8);
    await done(caseId, 'attempts', proposedOwner, { outcome: 'noanswer' });
    await until(click, dueAfter + 2);
    const c = await look(caseId);
    expect(told(c)).toEqual([`owner ${proposedOwner}`, ...national.map((agent) => `team ${agent}`)].sort());
    expect(callbacks(c)).toMatchObject([{ state: 'met' }]);
    expect([happened(c, 'breached'), happened(c, 'claim-expired')]).toEqual([[], []]);
    expect(c).toMatchObject({ state: 'claimed', claimedBy: proposedOwner, callback: 'met' });
  });

  test('a claim without an attempt returns to the team after 6 s, not before its deadline, and the remaining steps run', async () => {
    const click = await writes();
    const { caseId, proposedOwner } = await caseOf(click);
    await sleep((1.25 - (Date.now() % 1000) / 1000) % 1); // a quarter past a whole second: an alarm placed early would show
    const claim = await done(caseId, 'claim', proposedOwner);
    const claimedAt = Date.parse(happened(claim, 'claimed')[0].at);
    const deadline = claim.deadlines.find((d: Json) => d.kind === 'claim');
    await until(click, dueAfter + 2);
    const c = await look(caseId);
    const [expired] = happened(c, 'claim-expired');
    expect(Math.abs(Date.parse(expired.at) - claimedAt - 6000)).toBeLessThanOrEqual(1000);
    expect(Date.parse(expired.at), 'before the shown deadline').toBeGreaterThanOrEqual(Date.parse(deadline.dueAt));
    expect([...new Set(c.alerts.map((a: Json) => a.step))].sort()).toEqual(Object.keys(secondsOf).sort());
    expect(c.alerts.filter((a: Json) => a.step !== 'owner').every((a: Json) => a.at.pending >= expired.at)).toBe(true);
    onceEach(c);
    expect(callbacks(c)).toMatchObject([{ state: 'breached', cause: 'claimed but no attempt' }]);
    expect(c).toMatchObject({ state: 'open', claimedBy: null });
  });

  test('an attempt made in time but recorded late annuls the breach, flagged', async () => {
    const click = await writes();
    const { caseId, proposedOwner } = await caseOf(click);
    await until(click, 11);
    await done(caseId, 'claim', proposedOwner);
    const called = new Date().toISOString();
    await reaches(caseId, 'is breached', (seen) => happened(seen, 'breached').length > 0);
    const c = await done(caseId, 'attempts', proposedOwner, { outcome: 'reached', occurredAt: called });
    expect(callbacks(c)).toMatchObject([{ state: 'met', recordedLate: true }]);
    expect(happened(c, 'breach-annulled')).toHaveLength(1);
    expect(happened(c, 'attempted')).toMatchObject([{ occurredAt: called }]);
  });

  test('a click of five minutes ago collapses to one alert per person, breached by late intake', async () => {
    const click = await writes({ submittedAt: ago(300) });
    const { caseId } = await caseOf(click);
    await sleep(4);
    const c = await look(caseId);
    expect(c.alerts.map((a: Json) => a.recipient).sort()).toEqual([...national, 'duty-wu', 'lead-wang', 'supervisor-zhou'].sort());
    expect(callbacks(c)).toMatchObject([{ state: 'breached', cause: 'late intake' }]);
    expect(offset(callbacks(c)[0].dueAt, click)).toBe(dueAfter);
  });

  test('feedback of hours ago is due 15 s after receipt, and a breach of it is late intake', async () => {
    const click = await writes({ submittedAt: ago(3 * 3600) });
    const received = Date.now();
    const { caseId } = await caseOf(click);
    const [deadline] = callbacks(await look(caseId));
    expect(deadline.state).toBe('pending');
    expect(Math.abs(Date.parse(deadline.dueAt) - received - dueAfter * 1000)).toBeLessThanOrEqual(1000);
    const c = await reaches(caseId, 'is breached', (seen) => happened(seen, 'breached').length > 0, dueAfter + 4);
    expect(callbacks(c)).toMatchObject([{ state: 'breached', cause: 'late intake' }]);
  });
}

const anyReason = (d: Json) => ({ ...d, reason: { zh: expect.stringMatching(/\d+ 秒/), en: expect.stringMatching(/\d+ s/) } });
