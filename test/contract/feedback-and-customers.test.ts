import { afterAll, describe, expect, test } from 'vitest';
import { dynamoContacts } from '#adapters/aws/contact-store.ts';
import { dynamoCustomers } from '#adapters/aws/customer-store.ts';
import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { dynamoNotes } from '#adapters/aws/note-store.ts';
import { memoryContacts, memoryCustomers, memoryNotes } from '#adapters/memory/customer-store.ts';
import { memoryFeedback } from '#adapters/memory/feedback-store.ts';
import { feedbackOf } from './examples.ts';
import { realTables } from './tables.ts';

const { db, tableOf, stop } = await realTables();
afterAll(stop);

describe.each([
  ['memory', memoryFeedback()],
  ['DynamoDB', dynamoFeedback(db, tableOf('Feedback'))],
])('a feedback store (%s)', (_, store) => {
  test('keeps the first body of an id and answers it ever after', async () => {
    const first = feedbackOf('f1');
    expect(await store.store(first)).toEqual(first);
    expect(await store.store(feedbackOf('f1', { bodyDigest: 'second', comment: 'other' }))).toEqual(first);
    expect(await store.get('f1')).toEqual(first);
    expect(await store.get('nobody')).toBeNull();
  });

  test('reads many at once, each once, and leaves out what is not there', async () => {
    await store.store(feedbackOf('fmany1'));
    await store.store(feedbackOf('fmany2'));
    const found = await store.getMany(['fmany2', 'nobody', 'fmany1', 'fmany2']);
    expect(found.map((f) => f.feedbackId).toSorted()).toEqual(['fmany1', 'fmany2']);
    expect(found).toContainEqual(feedbackOf('fmany1'));
    expect(await store.getMany([])).toEqual([]);
  });

  test('counts each other body once', async () => {
    await store.store(feedbackOf('f2'));
    for (const body of ['second', 'second', 'third']) await store.noteDifference('f2', body);
    expect((await store.get('f2'))?.differences).toBe(2);
  });

  test('assigns a case once, and moves it only from the case that is named', async () => {
    await store.store(feedbackOf('f3'));
    expect(await store.assignCase('f3', 'c3')).toBe('c3');
    expect(await store.assignCase('f3', 'c4')).toBe('c3');
    expect(await store.assignCase('f3', 'c5', 'c9')).toBe('c3');
    expect(await store.assignCase('f3', 'c5', 'c3')).toBe('c5');
    expect((await store.get('f3'))?.caseId).toBe('c5');
    await expect(store.assignCase('nobody', 'c1')).rejects.toThrow('not stored');
  });
});

describe.each([
  ['memory', memoryCustomers()],
  ['DynamoDB', dynamoCustomers(db, tableOf('Customers'))],
])('a customer store (%s)', (_, store) => {
  const lock = (n: number) => ({ caseId: `c${n}`, feedbackId: `f${n}` });

  test('gives the lock of a customer to one case only', async () => {
    expect((await store.lock('zhou', lock(1))).openCase).toEqual(lock(1));
    expect((await store.lock('zhou', lock(2))).openCase).toEqual(lock(1));
    expect((await store.lock('zhou', lock(1))).openCase).toEqual(lock(1));
  });

  test('of many who ask at once exactly one gets it, and all learn who', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => store.lock('wang', lock(n))));
    expect(new Set(answers.map((a) => a.openCase?.caseId)).size).toBe(1);
  });

  test('hands the lock of a closed case on only to whoever names it', async () => {
    await store.lock('sun', lock(1));
    expect((await store.lock('sun', lock(2), 'c9')).openCase).toEqual(lock(1));
    expect((await store.lock('sun', lock(2), 'c1')).openCase).toEqual(lock(2));
  });

  test('frees the lock only for the case that holds it, and remembers who served the customer', async () => {
    await store.remember('li', 'agent-chen');
    await store.lock('li', lock(1));
    await store.unlock('li', 'c2');
    expect(await store.get('li')).toEqual({ openCase: lock(1), servedBy: 'agent-chen' });
    await store.unlock('li', 'c1');
    expect(await store.get('li')).toEqual({ openCase: undefined, servedBy: 'agent-chen' });
    expect((await store.get('nobody')).openCase).toBeUndefined();
  });
});

describe.each([
  ['memory', memoryContacts()],
  ['DynamoDB', dynamoContacts(db, tableOf('Contacts'), Date.now)],
])('a contact store (%s)', (_, store) => {
  test('keeps the newest name and the newest phone, whichever feedback brought them, and nothing once it is removed', async () => {
    await store.put('c1', { name: '周敏', phone: '13800000001' }, 2000);
    await store.put('c1', { phone: '13800000002' }, 1000);
    expect(await store.get('c1')).toEqual({ name: '周敏', phone: '13800000001' });
    await store.put('c1', { phone: '13800000003' }, 3000);
    await store.put('c1', { name: '周敏敏' }, 3500);
    expect(await store.get('c1')).toEqual({ name: '周敏敏', phone: '13800000003' });
    await store.put('c1', {}, 4000);
    expect((await store.get('c1'))?.phone).toBe('13800000003');
    await store.remove('c1');
    expect(await store.get('c1')).toBeNull();
  });
});

describe.each([
  ['memory', memoryNotes()],
  ['DynamoDB', dynamoNotes(db, tableOf('Notes'))],
])('a note store (%s)', (_, store) => {
  test('finds all notes of a case and of no other', async () => {
    await store.put('c1', 'n1', '已致歉');
    await store.put('c1', 'n2', '转理赔');
    await store.put('c2', 'n3', '别的工单');
    expect(await store.ofCase('c1')).toEqual(
      new Map([
        ['n1', '已致歉'],
        ['n2', '转理赔'],
      ]),
    );
  });
});
