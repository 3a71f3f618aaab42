import { PutCommand } from '@aws-sdk/lib-dynamodb';
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
  const from = (source: string, submittedAt: number) => ({ feedbackId: `f-${source}-${submittedAt}`, source, submittedAt });

  test('keeps the newest name, whichever feedback brought it, and nothing once it is removed', async () => {
    await store.put('c1', { name: '周敏' }, from('survey', 2000));
    await store.put('c1', { name: '周' }, from('hotline', 1000));
    expect(await store.get('c1')).toEqual({ name: '周敏', numbers: [] });
    await store.put('c1', { name: '周敏敏' }, from('hotline', 3500));
    await store.put('c1', {}, from('hotline', 4000));
    expect(await store.get('c1')).toEqual({ name: '周敏敏', numbers: [] });
    await store.remove('c1');
    expect(await store.get('c1')).toBeNull();
  });

  test('keeps the newest number of each source, whatever order they arrive in: no source takes away what another gave', async () => {
    await store.put('c2', { phone: '13800000003' }, from('app', 3000));
    await store.put('c2', { phone: '13800000001' }, from('survey', 2000));
    await store.put('c2', { phone: '13800000002' }, from('app', 2500));
    await store.put('c2', {}, from('survey', 4000));
    expect(await store.get('c2')).toEqual({
      numbers: [
        { phone: '13800000003', ...from('app', 3000) },
        { phone: '13800000001', ...from('survey', 2000) },
      ],
    });
    await store.put('c2', { phone: '138 0000 0003' }, from('survey', 5000));
    expect((await store.get('c2'))?.numbers).toEqual([{ phone: '138 0000 0003', ...from('survey', 5000) }]);
    await store.remove('c2');
    expect(await store.get('c2')).toBeNull();
  });
});

test('the number of a case that is open since release 0.1.0 is still known, and a new one stands beside it', async () => {
  const old = { caseId: 'cold', name: '周敏', nameSince: 1000, phone: '13800000001', phoneSince: 1000, expiresAt: 4e9, schemaVersion: 1 };
  await db.send(new PutCommand({ TableName: tableOf('Contacts'), Item: old }));
  const store = dynamoContacts(db, tableOf('Contacts'), Date.now);
  const by = { feedbackId: 'f2', source: 'app', submittedAt: 2000 };
  await store.put('cold', { phone: '13800000002' }, by);
  expect(await store.get('cold')).toEqual({
    name: '周敏',
    numbers: [
      { phone: '13800000002', ...by },
      { phone: '13800000001', feedbackId: '', source: 'unknown', submittedAt: 1000 },
    ],
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
