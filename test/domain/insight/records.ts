import fc from 'fast-check';
import type { CaseOnRecord } from '#domain/case/case-store.ts';
import { type CaseFacts, factsOf } from '#domain/insight/facts.ts';
import type { Grouping } from '#domain/insight/groupings.ts';
import { responseReport } from '#domain/insight/response.ts';
import { answerResponse } from '#domain/insight/response-answer.ts';
import { insurer } from '../../contract/examples.ts';
import { second } from '../case/stages.ts';
import { anyLife, live } from '../escalation/life.ts';

/** Cases with histories of chance, each with an id, a team, a place and an hour of its own. */
export const anyRecords: fc.Arbitrary<CaseOnRecord[]> = fc
  .array(fc.tuple(anyLife, fc.option(fc.nat(900_000), { nil: undefined }), fc.constantFrom('310000', '440300', undefined), fc.nat(40)), {
    maxLength: 6,
  })
  .map((lives) =>
    lives.map(([life, alert, region, hours], i): CaseOnRecord => {
      const c = live(life).at(-1)!.settled.case;
      // Later by whole hours, so that days and hours differ; the callbacks stay as they were.
      const submittedAt = c.submittedAt + hours * 3_600_000;
      const team = insurer.teams[i % insurer.teams.length]!.id;
      const firstAlertAt = alert === undefined ? undefined : c.openedAt + alert;
      return { case: { ...c, caseId: `c${i}`, team, region, submittedAt }, firstAlertAt };
    }),
  );

export const reportOf = (records: CaseOnRecord[], now: number) => responseReport(records.map((record) => factsOf(record, now)));

export const answerTo = (asked: { from: string; to: string; by?: Grouping | undefined }, records: CaseOnRecord[], now: number) =>
  answerResponse(
    asked,
    records.map((record) => factsOf(record, now)),
    null,
    insurer,
    now,
  );

/** Somebody called after so many seconds and in time; change what matters. */
export const fact = (caseId: string, more: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId,
  submittedAt: second(0),
  team: 'callback-national',
  region: '31',
  touchpoint: 'claims.motor.repair.progress',
  severity: 'normal',
  agent: 'agent-li',
  callbacks: [{ round: 1, held: false, state: 'met' }],
  times: { toFirstAttempt: 100_000 },
  resolved: false,
  confirmed: false,
  unconfirmed: false,
  unreached: false,
  reopened: false,
  ...more,
});
