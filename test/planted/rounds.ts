import type { Bug } from './bug.ts';

const [openCase, round, settle] = ['domain/case/open-case.ts', 'domain/escalation/round.ts', 'domain/escalation/settle.ts'];

export const rounds: Bug[] = [
  {
    name: 'feedback that came after hours keeps the clock of the click',
    file: round,
    find: '(stale ? cause.receivedAt : cause.submittedAt)',
    replace: 'cause.submittedAt',
  },
  {
    name: 'the clock starts when we notice, not at the click',
    file: round,
    find: '(stale ? cause.receivedAt : cause.submittedAt)',
    replace: 'cause.receivedAt',
  },
  {
    name: 'a case is opened at night as if it were day',
    file: round,
    find: 'const heldUntil = hours.isOpen(now) ? null : hours.nextOpening(now);',
    replace: 'const heldUntil = null as Instant | null;',
  },
  {
    name: 'a held case rings at once',
    file: openCase,
    find: "matter: round.held ? { state: 'held', until: round.clockStart } : { state: 'open' },",
    replace: "matter: { state: 'open' },",
  },
  {
    name: 'a case reopened at night rings at once',
    file: openCase,
    find: "= round.held ? { state: 'held', until: round.clockStart } : open;",
    replace: '= open;',
  },
  {
    name: 'a held case never opens',
    file: settle,
    find: "if (c.matter.state !== 'held' || c.matter.until > now) return c;",
    replace: "if (c.matter.state !== 'held' || c.matter.until <= now) return c;",
  },
  { name: 'a held case is due in five minutes', file: round, find: 'held ? policy.callback.heldDueAfter : ', replace: '' },
  {
    name: 'a held case keeps the ladder of an ordinary one',
    file: round,
    find: 'const stretch = dueAfter / policy.callback.dueAfter;',
    replace: 'const stretch = 1;',
  },
  {
    name: 'the alarm is not set for the opening of the doors',
    file: 'domain/escalation/next-steps.ts',
    find: 'breachTime(currentRound(c)), heldUntil(c), ',
    replace: 'breachTime(currentRound(c)), ',
  },
  {
    name: 'a further feedback moves the due time later',
    file: round,
    find: 'if (by <= 0 || round.held) return round;',
    replace: 'if (round.held) return round;',
  },
  {
    name: 'a further feedback moves the due time but not the ladder',
    file: round,
    find: '    steps: round.steps.map((step) => ({ ...step, at: stepAt(earlier, step.after, round.held) })),\n',
    replace: '',
  },
  {
    name: 'fresh fury after a call that found nobody owes no new one',
    file: openCase,
    find: 'return attempts.length > 0 && !isBefore(',
    replace: "return c.matter.state === 'contacted' && !isBefore(",
  },
  {
    name: 'fresh fury after the call owes nothing',
    file: openCase,
    find: 'return attempts.length > 0 && !isBefore(',
    replace: "return c.matter.state === 'resolved' && !isBefore(",
  },
  {
    name: 'what was said before the call asks for another',
    file: openCase,
    find: ' && !isBefore(f.submittedAt, Math.max(...attempts.map((a) => a.occurredAt)))',
    replace: '',
  },
  {
    name: 'a feedback joined twice counts twice',
    file: openCase,
    find: 'if (c.feedbackIds.includes(f.feedbackId)) return c;',
    replace: '',
  },
  {
    name: 'a milder feedback makes the case milder',
    file: openCase,
    find: 'moreSevere(c.severity, f.judgement.severity)',
    replace: 'f.judgement.severity',
  },
  {
    name: 'a reopened case goes to whoever is free, not to who had it',
    file: openCase,
    find: 'proposedOwner: earlier ?? ctx.proposal',
    replace: 'proposedOwner: ctx.proposal ?? earlier ?? null',
  },
  {
    name: 'a case is reopened without a new round',
    file: 'domain/case/act.ts',
    find: 'return { case: newRound(c, { submittedAt: ctx.now, receivedAt: ctx.now }, ctx, event) };',
    replace: "return { case: withEvent({ ...c, matter: { state: 'reopened', reopenedAt: ctx.now } }, event) };",
  },
  {
    name: 'whoever likes may reopen a case',
    file: 'domain/case/act.ts',
    find: "if (actor.role !== 'lead' && ownerOf(c) !== actor.id)\n    return { refused: 'forbidden', detail: 'only the owner or a lead may reopen', owner: ownerOf(c) };",
    replace: '',
  },
  {
    name: 'a breach is recorded though the call was made in time',
    file: settle,
    find: "callbackState(round, now) !== 'breached'",
    replace: 'now <= round.dueAt',
  },
  { name: 'a breach is recorded again and again', file: settle, find: 'if (round.breachCause || ', replace: 'if (' },
  {
    name: 'no alarm is set for the breach',
    file: 'domain/escalation/next-steps.ts',
    find: 'claimExpiry(c), breachTime(currentRound(c)), ',
    replace: 'claimExpiry(c), ',
  },
];
