import { expect, test } from 'vitest';
import { type Earshot, sleep } from '../earshot.ts';
import { ago, callbacks, fresh, happened, story } from '../story.ts';

export function furtherFeedback(earshot: Earshot): void {
  const { opens, claimed, contacted, resolved, done, look, writes, caseOf } = story(earshot);
  const casesOf = async (customer: string) => (await earshot.get(`/v1/cases?customer=${customer}`, 'admin')).body.items;

  test('while the callback is pending it joins, and the earlier due time stands', async () => {
    const customer = { id: fresh('joining') };
    const first = await opens({ customer, submittedAt: ago(1) });
    const earlier = await writes({ customer, submittedAt: ago(4) });
    const joined = await caseOf(earlier);
    expect(joined).toMatchObject({ caseId: first.caseId, round: 1 });
    expect(Date.parse(callbacks(joined)[0].dueAt)).toBe(earlier.clicked + 15_000);
    const later = await caseOf(await writes({ customer }));
    expect(callbacks(later)).toEqual(callbacks(joined));
    expect(happened(later, 'joined')).toHaveLength(2);
    expect(await casesOf(customer.id)).toHaveLength(1);
  });

  test('ten at the same instant are one case', async () => {
    const customer = { id: fresh('stormy') };
    const told = await Promise.all(Array.from({ length: 10 }, () => writes({ customer })));
    const cases = await Promise.all(told.map(caseOf));
    expect(new Set(cases.map((c) => c.caseId)).size).toBe(1);
    expect(await casesOf(customer.id)).toHaveLength(1);
    const c = await look(cases[0].caseId);
    expect(c.feedback.map((f: { feedbackId: string }) => f.feedbackId).sort()).toEqual(told.map((t) => t.feedbackId).sort());
    expect(happened(c, 'joined')).toHaveLength(9);
  });

  test('joining a claimed case leaves it with its owner', async () => {
    const customer = { id: fresh('claimed') };
    const c = await claimed({ customer });
    expect(await caseOf(await writes({ customer }))).toMatchObject({
      caseId: c.caseId,
      state: 'claimed',
      claimedBy: c.claimedBy,
      round: 1,
    });
  });

  test('after contact it owes a new round with its own due time, proposed to whoever had it', async () => {
    const customer = { id: fresh('fresh-fury') };
    const c = await contacted({ customer });
    await sleep(1);
    const again = await writes({ customer });
    const owing = await caseOf(again);
    expect(owing).toMatchObject({ caseId: c.caseId, round: 2, callback: 'pending', claimedBy: null, proposedOwner: c.claimedBy });
    expect(callbacks(owing)).toMatchObject([{ state: 'met' }, { state: 'pending', dueAt: new Date(again.clicked + 15_000).toISOString() }]);
    await done(c.caseId, 'claim', c.claimedBy);
    const met = await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'reached' });
    expect(callbacks(met)).toMatchObject([{ state: 'met' }, { state: 'met' }]);
    expect(await casesOf(customer.id)).toHaveLength(1);
  });

  test('on a resolved case it reopens it, even as the answer to "is it solved?"', async () => {
    const customer = { id: fresh('unsolved') };
    const c = await resolved({ customer });
    const answer = await writes({
      customer,
      touchpoint: 'voice.service.callback.outcome',
      score: { scale: 'csat', value: 1 },
      comment: '根本没解决',
    });
    expect(await caseOf(answer)).toMatchObject({ caseId: c.caseId, state: 'reopened', round: 2, callback: 'pending' });
  });

  test('another number replaces none silently: the history says who sent it, and it is in no answer but the one to whoever calls', async () => {
    const id = fresh('two-numbers');
    const c = await claimed({ customer: { id, phone: '13800138001' } });
    const joined = await caseOf(await writes({ customer: { id, phone: '13900139002' } }));
    expect(joined.caseId).toBe(c.caseId);
    expect(happened(joined, 'phone-changed')).toMatchObject([{ actor: 'earshot', source: 'claims' }]);
    expect(JSON.stringify(joined)).not.toMatch(/13800138001|13900139002/);
    // One source keeps one number: it corrects itself. What another source gave would stand under "earlier".
    expect(await done(c.caseId, 'phone', c.claimedBy)).toMatchObject({ phone: '13900139002', source: 'claims', earlier: [] });
  });

  test('the same feedback again changes nothing', async () => {
    const body = { customer: { id: fresh('echo') }, sourceId: fresh('echo'), submittedAt: ago(1) };
    const told = await writes(body);
    const c = await caseOf(told);
    for (let i = 0; i < 3; i++) expect((await writes(body)).feedbackId).toBe(told.feedbackId);
    await sleep(1);
    const seen = await look(c.caseId);
    expect([seen.feedback.length, happened(seen, 'joined').length, seen.round]).toEqual([1, 0, 1]);
  });
}
