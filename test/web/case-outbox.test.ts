import { expect, test, vi } from 'vitest';
import { ApiProblem } from '../../web/console/api/problem.ts';
import type { CaseView } from '../../web/console/api/types.ts';
import { draftIn, forgetDrafts } from '../../web/console/case/drafts.ts';
import { outboxOf, type Unsent } from '../../web/console/case/outbox.ts';
import { isWhole } from '../../web/console/case/receipt.ts';
import { memoryStorage } from './memory-storage.ts';

const attempt = (key: string, caseId = 'c1'): Unsent => ({
  ...{ key, caseId, at: '2026-11-24T02:31:07.000Z', refusal: null },
  ...{ deed: 'attempts', body: { outcome: 'busy', occurredAt: '2026-11-24T02:31:07.000Z' } },
});
const silence = new ApiProblem(0, {});
const view = {} as CaseView;

/** An outbox and what the server is told; `answers` are given in order, then everything succeeds. */
function opened(answers: (ApiProblem | 'ok')[], storage = memoryStorage()) {
  const told: string[] = [];
  const sent = vi.fn();
  const send = async ({ key }: Unsent) => {
    told.push(key);
    const answer = answers.shift() ?? 'ok';
    if (answer !== 'ok') throw answer;
    return view;
  };
  return { outbox: outboxOf('agent-li', { storage, send, sent }), told, sent, storage };
}

test('what was done without a server is sent in its order when it is back, with the same keys', async () => {
  const { outbox, told, sent } = opened([silence]);
  outbox.add(attempt('k1'));
  outbox.add(attempt('k2'));
  await outbox.flush();
  expect([told, outbox.get().map((item) => item.key)]).toEqual([['k1'], ['k1', 'k2']]);
  await outbox.flush();
  expect([told, outbox.get()]).toEqual([['k1', 'k1', 'k2'], []]);
  expect(sent).toHaveBeenCalledTimes(2);
});

test('what was done before, and is answered with a receipt because the case is out of sight, waits no longer', async () => {
  const receipt = { caseId: 'c1', version: 3, state: 'claimed' } as const;
  expect([isWhole(receipt), isWhole({ ...receipt, timeline: [] } as unknown as CaseView)]).toEqual([false, true]);
  const sent = vi.fn();
  const outbox = outboxOf('agent-li', { storage: memoryStorage(), send: async () => receipt, sent });
  outbox.add(attempt('k1'));
  await outbox.flush();
  expect(outbox.get()).toEqual([]);
  expect(sent).toHaveBeenCalledWith(receipt);
});

test.each([429, 500, 503, 401])('an answer of %i is no answer: it is tried again', async (status) => {
  const { outbox } = opened([new ApiProblem(status, {})]);
  outbox.add(attempt('k1'));
  await outbox.flush();
  expect(outbox.get()).toEqual([attempt('k1')]);
});

test('what the server refuses stays until it is put away, and holds up nothing else', async () => {
  const refusal = { errors: [{ pointer: '', detail: 'agent-chen owns this case' }], owner: 'agent-chen', state: 'claimed' };
  const { outbox, told } = opened([new ApiProblem(409, { title: 'no', ...refusal })]);
  outbox.add(attempt('k1'));
  outbox.add(attempt('k2', 'c2'));
  await outbox.flush();
  await outbox.flush();
  expect(told).toEqual(['k1', 'k2']);
  expect(outbox.get()).toEqual([{ ...attempt('k1'), refusal: { status: 409, ...refusal } }]);
  outbox.discard('k1');
  expect(outbox.get()).toEqual([]);
});

test('it outlives the page, for the same person only', () => {
  const { outbox, storage } = opened([]);
  outbox.add(attempt('k1'));
  const of = (person: string) => outboxOf(person, { storage, send: async () => view, sent: () => {} }).get();
  expect([of('agent-li').length, of('agent-chen').length]).toEqual([1, 0]);
});

test('two at once send nothing twice', async () => {
  const { outbox, told } = opened([]);
  outbox.add(attempt('k1'));
  await Promise.all([outbox.flush(), outbox.flush()]);
  expect(told).toEqual(['k1']);
});

test('a draft comes back to the same person, case and form, and vanishes when it is sent, emptied or on sign-out', () => {
  const storage = memoryStorage();
  storage.setItem('earshot.outbox.agent-li', '[]');
  const draft = (person: string, caseId = 'c1') => draftIn(storage, person, caseId, 'notes');
  draft('agent-li').write('半句话', '');
  expect([draft('agent-li').read(''), draft('agent-chen').read(''), draft('agent-li', 'c2').read('')]).toEqual(['半句话', '', '']);
  draft('agent-li').write('', '');
  expect(storage.length).toBe(1);
  draft('agent-li').write('又一句', '');
  draft('agent-li').forget();
  expect(draft('agent-li').read('')).toBe('');
  draft('agent-li').write('三', '');
  draft('agent-chen', 'c9').write('四', '');
  forgetDrafts(storage);
  expect([storage.length, storage.getItem('earshot.outbox.agent-li')]).toEqual([1, '[]']);
});

test('fields that a draft of an earlier version lacks are empty', () => {
  const storage = memoryStorage();
  draftIn(storage, 'agent-li', 'c1', 'resolve').write({ note: 'x' }, { note: '' });
  expect(draftIn(storage, 'agent-li', 'c1', 'resolve').read({ note: '', promise: '' })).toEqual({ note: 'x', promise: '' });
});

test('on signing out this person’s unsent words are gone, a colleague’s in the same tab are not', () => {
  const storage = memoryStorage();
  const { outbox } = opened([], storage);
  const other = outboxOf('agent-chen', { storage, send: async () => view, sent: vi.fn() });
  outbox.add(attempt('k1'));
  other.add(attempt('k2'));
  outbox.clear();
  expect([outbox.get(), storage.length, other.get().map(({ key }) => key)]).toEqual([[], 1, ['k2']]);
});
