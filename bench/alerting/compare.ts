import type { Taken } from '../../test/channels/servers/vendor.ts';

/** A row of the ledger, as the API shows it. */
export type Row = {
  caseId: string;
  alertId: string;
  channel: string;
  summary: string | null;
  note: string | null;
  at: { pending?: string; sent?: string; dead?: string };
};

export type Comparison = {
  alerts: number;
  lost: number;
  summaries: number;
  duplicatedBeyondFaults: number;
  ledgerAgrees: boolean;
  disagreements: string[];
  notSent: Record<string, number>;
};

const shown = 5;

/**
 * What the ledger says against what the vendors took. A message that a vendor took without answering may come again: that is the
 * fault that was injected; any other repetition is ours.
 */
export function compare(rows: Row[], taken: Record<string, Taken[]>, raised: number): Comparison {
  const disagreements: string[] = [];
  const sent = rows.filter((row) => row.at.sent);
  let duplicated = 0;
  for (const [channel, messages] of Object.entries(taken)) {
    const single = messages.filter((m) => summedUp(m) === null);
    const ofCase = Map.groupBy(single, (m) => m.cases[0] ?? '');
    for (const copies of ofCase.values()) duplicated += Math.max(0, copies.filter((m) => !m.unanswered).length - 1);
    const told = new Set(ofCase.keys());
    const mine = sent.filter((row) => row.channel === channel);
    const alone = mine.filter((row) => row.summary === null);
    for (const row of alone)
      if (!told.has(row.caseId)) disagreements.push(`${row.alertId} counts as sent on ${channel} and did not arrive`);
    const known = new Set(rows.filter((row) => row.channel === channel).map((row) => row.caseId));
    for (const caseId of told) if (!known.has(caseId)) disagreements.push(`${caseId} arrived on ${channel} and is in no ledger`);
    const summed = messages.filter((m) => !m.unanswered).reduce((sum, m) => sum + (summedUp(m) ?? 0), 0);
    const inSummaries = mine.length - alone.length;
    if (summed !== inSummaries) disagreements.push(`${channel} was told of ${summed} in summaries, the ledger of ${inSummaries}`);
  }
  const givenUp = Map.groupBy(
    rows.filter((row) => !row.at.sent),
    (row) => row.note ?? 'no reason',
  );
  const arrived = new Set(sent.map((row) => row.caseId));
  return {
    alerts: rows.length,
    lost: raised - arrived.size,
    summaries: new Set(sent.map((row) => row.summary).filter(Boolean)).size,
    duplicatedBeyondFaults: duplicated,
    ledgerAgrees: disagreements.length === 0,
    disagreements: disagreements.slice(0, shown),
    notSent: Object.fromEntries([...givenUp].map(([note, found]) => [note, found.length])),
  };
}

/** How many cases a summary speaks of; null for a single alert. */
const summedUp = ({ text }: Taken): number | null => {
  const [, count] = /回访工单 (\d+) 件待处理/.exec(text) ?? [];
  return count === undefined ? null : Number(count);
};
