import type { Judged } from './await-judgement.ts';
import type { CaseFigures } from './cases.ts';
import type { Refused, Sent } from './send.ts';

export type Tally = { accepted: Sent[]; rejected: Refused[]; badLines: number };

export type Summary = {
  file: string;
  seconds: number;
  sent: number;
  accepted: number;
  rejected: number;
  /** Most frequent first. */
  rejectedBecause: { reason: string; count: number }[];
  badLines: number;
  judged: number;
  /** Stored, but the judge gave up on them: each is a case for a human. */
  unjudged: number;
  /** Still in a queue when the replay stopped waiting. */
  pending: number;
  unhappy: number;
  cases: number;
  /** Null when no user could read the cases. */
  alerts: number | null;
  intervals: CaseFigures['intervals'] | null;
  expectation?: Agreement;
};

/** Shares are 0…1, null where there was nothing to divide by. */
export type Agreement = {
  compared: number;
  agree: number;
  agreement: number | null;
  recall: number | null;
  precision: number | null;
  /** Among those expected and judged unhappy. */
  severityCompared: number;
  severityAgreement: number | null;
};

export function summarise(file: string, seconds: number, tally: Tally, judged: Judged[], cases: CaseFigures | undefined): Summary {
  const expectation = agreement(judged);
  return {
    file,
    seconds,
    sent: tally.accepted.length + tally.rejected.length,
    accepted: tally.accepted.length,
    rejected: tally.rejected.length,
    rejectedBecause: counted(tally.rejected.flatMap((refused) => refused.reasons)),
    badLines: tally.badLines,
    judged: judged.filter((item) => item.status === 'judged').length,
    unjudged: judged.filter((item) => item.status === 'unjudged').length,
    pending: tally.accepted.length - judged.length,
    unhappy: judged.filter((item) => item.unhappy).length,
    cases: new Set(judged.flatMap((item) => item.caseId ?? [])).size,
    alerts: cases?.alerts ?? null,
    intervals: cases?.intervals ?? null,
    ...(expectation.compared > 0 ? { expectation } : {}),
  };
}

function agreement(judged: Judged[]): Agreement {
  const compared = judged.filter((item) => item.status === 'judged' && item.expected?.unhappy !== undefined);
  const expected = compared.filter((item) => item.expected?.unhappy);
  const found = compared.filter((item) => item.unhappy);
  const hits = expected.filter((item) => item.unhappy);
  const agree = compared.filter((item) => item.unhappy === item.expected?.unhappy).length;
  const graded = hits.filter((item) => item.expected?.severity);
  return {
    compared: compared.length,
    agree,
    agreement: share(agree, compared.length),
    recall: share(hits.length, expected.length),
    precision: share(hits.length, found.length),
    severityCompared: graded.length,
    severityAgreement: share(graded.filter((item) => item.severity === item.expected?.severity).length, graded.length),
  };
}

const share = (part: number, whole: number): number | null => (whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null);

function counted(reasons: string[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).toSorted((a, b) => b.count - a.count);
}
