import { type Interval, intervalOf } from '#domain/insight/quantile.ts';
import type { Api } from './api.ts';
import type { Judged } from './await-judgement.ts';

export type CaseFigures = {
  /** Alerts of these cases so far: an unclaimed case goes on telling people. */
  alerts: number;
  /** Seconds from the click, of cases this run opened; clicks that were set back are left out. */
  intervals: { toCase: Interval; toFirstAlert: Interval };
};

type Case = {
  timeline?: { at: string }[];
  alerts?: { at: { pending?: string; sent?: string } }[];
};

const readers = 4;

/** Reads the cases of a run; undefined when this user may not. */
export async function readCases(judged: Judged[], api: Api, token: string): Promise<CaseFigures | undefined> {
  const opening = new Map<string, Judged>();
  for (const item of judged) {
    const known = item.caseId && opening.get(item.caseId);
    if (item.caseId && (!known || item.submittedAt < known.submittedAt)) opening.set(item.caseId, item);
  }
  const queue = [...opening];
  const toCase: number[] = [];
  const toFirstAlert: number[] = [];
  let alerts = 0;
  let refused = 0;
  await Promise.all(
    Array.from({ length: readers }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const [caseId, { submittedAt, earlierBy }] = next;
        const { status, body } = await api.read(token, `/v1/cases/${encodeURIComponent(caseId)}`);
        if (status !== 200) {
          refused += 1;
          continue;
        }
        const { timeline = [], alerts: ledger = [] } = body as Case;
        alerts += ledger.length;
        const opened = earliest(timeline.map((event) => event.at));
        if (earlierBy > 0 || opened === undefined || opened < submittedAt) continue;
        toCase.push(opened - submittedAt);
        const first = earliest(ledger.map((alert) => alert.at.sent));
        if (first !== undefined) toFirstAlert.push(first - submittedAt);
      }
    }),
  );
  if (refused > 0 && refused === opening.size) return undefined;
  return { alerts, intervals: { toCase: intervalOf(toCase), toFirstAlert: intervalOf(toFirstAlert) } };
}

function earliest(times: (string | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined).map((time) => Date.parse(time));
  return known.length > 0 ? Math.min(...known) : undefined;
}
