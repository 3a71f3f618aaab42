import type { Bug } from './bug.ts';

const [cases, customers, ledger, feedback] = [
  'adapters/aws/case-store.ts',
  'adapters/aws/customer-store.ts',
  'adapters/aws/ledger.ts',
  'adapters/aws/feedback-store.ts',
];

export const stores: Bug[] = [
  { name: 'a case is created over another', file: cases, find: ", ConditionExpression: 'attribute_not_exists(caseId)' }", replace: ' }' },
  {
    name: 'a case is saved whatever its version',
    file: cases,
    find: "'#version = :before'",
    replace: "'#version = :before OR attribute_exists(caseId)'",
  },
  {
    name: 'the first alert is marked again and again',
    file: cases,
    find: 'attribute_exists(caseId) AND attribute_not_exists(firstAlertAt)',
    replace: 'attribute_exists(caseId)',
  },
  {
    name: 'a closed case stays in the queue of the open ones',
    file: 'adapters/aws/case-item.ts',
    find: 'queue: queueOf(c.team, closed)',
    replace: 'queue: queueOf(c.team, false)',
  },
  {
    name: 'closed cases count as work in hand',
    file: 'adapters/aws/case-item.ts',
    find: 'assignee: closed ? undefined : (',
    replace: 'assignee: (',
  },
  {
    name: 'days are those of Greenwich',
    file: 'adapters/aws/case-item.ts',
    find: 'day: dateIn(c.submittedAt, timeZone)',
    replace: "day: dateIn(c.submittedAt, timeZone && 'UTC')",
  },
  {
    name: 'the lock is taken without a condition',
    file: customers,
    find: "'attribute_not_exists(openCase) OR ",
    replace: "'attribute_exists(customerId) OR attribute_not_exists(openCase) OR ",
  },
  {
    name: 'a case frees the lock of another',
    file: customers,
    find: "'openCase.caseId = :caseId'",
    replace: "'attribute_exists(openCase) OR openCase.caseId = :caseId'",
  },
  {
    name: 'the first body of a feedback is overwritten',
    file: feedback,
    find: ", ConditionExpression: 'attribute_not_exists(feedbackId)' }",
    replace: ' }',
  },
  {
    name: 'a feedback changes its case',
    file: feedback,
    find: '(attribute_not_exists(caseId)${',
    replace: '(attribute_exists(feedbackId)${',
  },
  {
    name: 'an old phone number replaces a newer one',
    file: 'adapters/aws/contact-store.ts',
    find: 'OR #field.#since < :since',
    replace: 'OR #field.#since > :since',
  },
  {
    name: 'a row of the ledger is entered anew',
    file: ledger,
    find: "'attribute_not_exists(caseId) OR attribute_exists(#at.cancelled)'",
    replace: "'attribute_not_exists(caseId) OR attribute_exists(#at.pending)'",
  },
  {
    name: 'a cancelled row that is owed again stays cancelled',
    file: ledger,
    find: "'attribute_not_exists(caseId) OR attribute_exists(#at.cancelled)'",
    replace: "'attribute_not_exists(caseId) OR attribute_exists(#at.nothing)'",
  },
  { name: 'a leased row is leased again', file: ledger, find: 'OR leasedUntil < :now)', replace: 'OR leasedUntil <> :now)' },
  { name: 'a lease never ends', file: ledger, find: 'OR leasedUntil < :now)', replace: 'OR leasedUntil = :now)' },
  {
    name: 'a row that was sent is leased and sent again',
    file: ledger,
    find: "'attribute_not_exists(#at.sent) AND ",
    replace: "'",
  },
  {
    name: 'a settled row stays in the index of pending ones',
    file: ledger,
    find: 'REMOVE leasedUntil, pending, pendingAt',
    replace: 'REMOVE leasedUntil',
  },
  {
    name: 'what was sent or given up is still listed as pending',
    file: ledger,
    find: "':left': left }",
    replace: "':left': pendingPartition }",
  },
  {
    name: 'a change of a case is told at the time of the change before',
    file: 'domain/case/keep-case.ts',
    find: 'const next: Case = { ...settled, changedAt: now };',
    replace: 'const next: Case = settled;',
  },
  {
    name: 'an older sign of life replaces a newer one',
    file: 'adapters/aws/presence-store.ts',
    find: 'OR seenAt <= :seenAt',
    replace: 'OR seenAt > :seenAt',
  },
  {
    name: 'the audit keeps the days of Greenwich',
    file: 'adapters/aws/audit-log.ts',
    find: 'day: dateIn(entry.at, timeZone)',
    replace: "day: dateIn(entry.at, timeZone && 'UTC')",
  },
  { name: 'a failed try keeps its lease', file: ledger, find: "'SET #note = :note REMOVE leasedUntil'", replace: "'SET #note = :note'" },
  {
    name: 'a seen alert is seen again later',
    file: ledger,
    find: 'attribute_exists(caseId) AND attribute_not_exists(#at.#fact)',
    replace: 'attribute_exists(caseId)',
  },
  {
    name: 'every error of a table counts as "already done"',
    file: 'adapters/aws/table.ts',
    find: 'if (error instanceof ConditionalCheckFailedException) return false;',
    replace: 'if (error) return false;',
  },
  {
    name: 'a webhook that refuses counts as sent',
    file: 'adapters/channels/webhook.ts',
    find: 'if (!answer.ok) throw',
    replace: 'if (answer.status === 0) throw',
  },
  {
    name: 'the signature of a webhook leaves out the body',
    file: 'adapters/channels/standard-webhook.ts',
    find: 'now: Instant, body: string)',
    replace: "now: Instant, _: string, body = '')",
  },
];
