import { afterAll, describe, expect, test } from 'vitest';
import { dynamoAudit } from '#adapters/aws/audit-log.ts';
import { dynamoPresence } from '#adapters/aws/presence-store.ts';
import { memoryAudit } from '#adapters/memory/audit-log.ts';
import { memoryPresence } from '#adapters/memory/presence-store.ts';
import type { AuditEntry } from '#domain/audit/audit.ts';
import { BadCursor } from '#domain/case/case-store.ts';
import type { Presence } from '#domain/staff/presence.ts';
import { realTables } from './tables.ts';

const { db, tableOf, stop } = await realTables();
afterAll(stop);
const zone = 'Asia/Shanghai';

describe.each([
  ['memory', memoryPresence()],
  ['DynamoDB', dynamoPresence(db, tableOf('Presence'))],
])('a presence store (%s)', (_, store) => {
  const presence = (person: string, seenAt: number, more: Partial<Presence> = {}): Presence => ({
    ...{ person, seenAt, state: 'on', since: 1000, sound: true, mutedUntil: null, breakUntil: null },
    ...more,
  });

  test('keeps the latest sign of life, in whatever order they arrive', async () => {
    expect(await store.get('agent-li')).toBeNull();
    await store.put(presence('agent-li', 2000));
    await store.put(presence('agent-li', 3000, { state: 'break', breakUntil: 9000 }));
    await store.put(presence('agent-li', 2500, { state: 'off' }));
    expect(await store.get('agent-li')).toEqual(presence('agent-li', 3000, { state: 'break', breakUntil: 9000 }));
  });

  test('finds many at once, and leaves out whom it does not know', async () => {
    await store.put(presence('agent-chen', 1));
    await store.put(presence('agent-sun', 1));
    const found = await store.getMany(['agent-sun', 'nobody', 'agent-chen']);
    expect(found.map((p) => p.person).toSorted()).toEqual(['agent-chen', 'agent-sun']);
  });
});

describe.each([
  ['memory', () => memoryAudit(zone)],
  ['DynamoDB', () => dynamoAudit(db, tableOf('Audit'), zone)],
])('an audit log (%s)', (_, start) => {
  const log = start();
  const midnight = Date.parse('2026-11-20T00:00:00+08:00');
  const entry = (at: number, more: Partial<AuditEntry> = {}): AuditEntry => ({ at, who: 'agent-li', what: 'case-opened', ...more });

  test('holds a day of the insurer, newest first, whatever day it is in Greenwich', async () => {
    await log.write(entry(midnight - 1));
    await log.write(entry(midnight, { what: 'case-acted', detail: 'claim', caseId: 'c1' }));
    await log.write(entry(midnight + 86_399_999, { who: 'admin', what: 'audit-read' }));
    expect((await log.ofDay('2026-11-20', {}, 50)).entries).toEqual([
      entry(midnight + 86_399_999, { who: 'admin', what: 'audit-read' }),
      entry(midnight, { what: 'case-acted', detail: 'claim', caseId: 'c1' }),
    ]);
    expect((await log.ofDay('2026-11-19', {}, 50)).entries).toEqual([entry(midnight - 1)]);
    expect(await log.ofDay('2026-11-18', {}, 50)).toEqual({ entries: [], cursor: null });
  });

  test('finds what one person did, what was done to one case, and one kind of deed, page by page and each once', async () => {
    const noon = Date.parse('2026-12-01T12:00:00+08:00');
    for (let n = 0; n < 7; n++) await log.write(entry(noon + n, { who: n % 2 ? 'agent-chen' : 'agent-li', caseId: `c${n % 3}` }));
    const seen: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await log.ofDay('2026-12-01', { person: 'agent-li' }, 3, cursor);
      seen.push(...page.entries.map((e) => e.at - noon));
      cursor = page.cursor;
    }
    expect(seen).toEqual([6, 4, 2, 0]);
    expect((await log.ofDay('2026-12-01', { caseId: 'c1' }, 50)).entries.map((e) => e.at - noon)).toEqual([4, 1]);
    await log.write(entry(noon + 9, { what: 'phone-revealed', caseId: 'c1' }));
    expect((await log.ofDay('2026-12-01', { what: 'phone-revealed' }, 50)).entries.map((e) => e.at - noon)).toEqual([9]);
  });

  test('two entries of one instant are both kept', async () => {
    const at = Date.parse('2026-12-05T12:00:00+08:00');
    await Promise.all([log.write(entry(at, { caseId: 'c1' })), log.write(entry(at, { caseId: 'c2' }))]);
    expect((await log.ofDay('2026-12-05', {}, 50)).entries).toHaveLength(2);
  });

  test('refuses a cursor it did not hand out', async () => {
    const forged = ['', 'x', '2026-12-05T00:00:00.000Z', '2026-12-05T00:00:00.000Z#x'].map((entry) =>
      Buffer.from(JSON.stringify({ day: '2026-12-05', entry })).toString('base64url'),
    );
    for (const cursor of ['garbage', '', '!!', ...forged]) await expect(log.ofDay('2026-12-05', {}, 5, cursor)).rejects.toThrow(BadCursor);
  });
});
