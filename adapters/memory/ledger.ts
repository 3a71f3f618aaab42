import { type Delivery, isSettled } from '#domain/alert/alert.ts';
import { type DeliveryKey, type Ledger, stateOf } from '#domain/alert/ledger.ts';
import { BadCursor } from '#domain/case/case-store.ts';
import { frozen } from './frozen.ts';

export function memoryLedger(): Ledger & { all(): Delivery[] } {
  const rows = new Map<string, Delivery>();
  const id = (key: DeliveryKey) => `${key.alertId}#${key.channel}`;
  const change = (key: DeliveryKey, when: (d: Delivery) => boolean, how: (d: Delivery) => Delivery): Delivery | null => {
    const row = rows.get(id(key));
    if (!row || !when(row)) return null;
    const changed = frozen(how(row));
    rows.set(id(key), changed);
    return changed;
  };
  const all = () => [...rows.values()];
  const pending = (d: Delivery) => !isSettled(d);
  return {
    all,
    async addPending(deliveries) {
      for (const d of deliveries) {
        const there = rows.get(id(d));
        if (!there || there.at.cancelled !== undefined) rows.set(id(d), frozen(d));
      }
    },
    async get(key) {
      return rows.get(id(key)) ?? null;
    },
    async ofCase(caseId) {
      return all().filter((d) => d.caseId === caseId);
    },
    async lease(key, now, until) {
      const free = (d: Delivery) => pending(d) && (d.leasedUntil === undefined || d.leasedUntil < now);
      return change(key, free, (d) => ({ ...d, leasedUntil: until, tries: d.tries + 1 }));
    },
    async settle(key, outcome) {
      const { note, receipt, summary, ...facts } = { note: undefined, receipt: undefined, summary: undefined, ...outcome };
      const said = { note, receipt, summary };
      change(key, pending, (d) => ({ ...d, ...said, leasedUntil: undefined, at: { ...d.at, ...facts }, note: note ?? d.note }));
    },
    async postpone(key, until, note) {
      change(key, pending, (d) => ({ ...d, leasedUntil: undefined, waitsUntil: until, tries: d.tries - 1, note }));
    },
    async failed(key, note) {
      change(key, pending, (d) => ({ ...d, leasedUntil: undefined, note }));
    },
    async revive(key) {
      const dead = (d: Delivery) => d.at.dead !== undefined;
      change(key, dead, (d) => ({ ...d, at: { ...d.at, dead: undefined } }));
    },
    async record(caseId, alertId, fact, at) {
      const mine = all().filter((d) => d.caseId === caseId && d.alertId === alertId);
      const once = (d: Delivery) => d.at[fact] === undefined;
      for (const d of mine) change(d, once, (row) => ({ ...row, at: { ...row.at, [fact]: at } }));
      return mine.length > 0;
    },
    async inState(state, from, until, limit, cursor = '0') {
      if (!/^\d+$/.test(cursor)) throw new BadCursor('not a cursor of this listing');
      const end = Number(cursor) + limit;
      const raised = ({ at }: Delivery) => at.pending >= from && at.pending < until;
      const found = all()
        .filter((d) => stateOf(d) === state && raised(d))
        .sort((a, b) => b.at.pending - a.at.pending);
      return { deliveries: found.slice(Number(cursor), end), cursor: end < found.length ? String(end) : null };
    },
    async pendingSince(before, limit) {
      return all()
        .filter((d) => pending(d) && (d.waitsUntil ?? d.at.pending) < before)
        .slice(0, limit);
    },
  };
}
