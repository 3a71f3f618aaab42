import type { Bug } from './bug.ts';

const [attempt, callback, faults] = ['domain/case/attempt.ts', 'domain/case/callback.ts', 'domain/case/action-faults.ts'];

export const calls: Bug[] = [
  {
    name: 'a call counts when it was recorded, not when it was made',
    file: callback,
    find: 'attempts.map((a) => a.occurredAt)',
    replace: 'attempts.map((a) => a.recordedAt)',
  },
  {
    name: 'a breach stays although a call in time was recorded late',
    file: callback,
    find: 'if (first !== undefined) return',
    replace: "if (round.breachCause) return 'breached';\n  if (first !== undefined) return",
  },
  {
    name: 'the history does not say that a late record annulled the breach',
    file: attempt,
    find: 'const next = annuls ? ',
    replace: 'const next = !annuls ? recorded : now < 0 ? ',
  },
  {
    name: 'a call at the very last moment is too late',
    file: callback,
    find: 'return first <= round.dueAt',
    replace: 'return first < round.dueAt',
  },
  {
    name: 'a customer who asks for another time counts as not reached',
    file: callback,
    find: '.filter((a) => !isPostponed(a.outcome)).length',
    replace: '.length',
  },
  {
    name: 'a customer who asks for another time after two failed calls loses the case',
    file: attempt,
    find: '!isPostponed(outcome) && failedAttempts(tried) >= round.unreachedAfter',
    replace: 'tried.attempts.length >= round.unreachedAfter',
  },
  {
    name: 'the third failed call does not close the case',
    file: attempt,
    find: 'failedAttempts(tried) >= round.unreachedAfter',
    replace: 'failedAttempts(tried) > round.unreachedAfter',
  },
  {
    name: 'a case is resolved though nobody was reached',
    file: 'domain/case/resolve.ts',
    find: "if (c.matter.state !== 'contacted')",
    replace: "if (c.matter.state !== 'contacted' && c.matter.state !== 'claimed')",
  },
  {
    name: 'a call before the claim is accepted',
    file: faults,
    find: 'return c.timeline.find((e) => e.round === c.rounds.length && mine(e))?.at ?? currentRound(c).openedAt;',
    replace: 'return Math.min(c.timeline.find(mine)?.at ?? 0, currentRound(c).openedAt);',
  },
  {
    name: 'a call in the future is accepted',
    file: faults,
    find: "if (at > now + seconds(clockToleranceSeconds)) return [{ pointer: '/occurredAt', detail: 'lies in the future' }];",
    replace: '',
  },
  {
    name: 'the second to reach a customer becomes the one who reached them first',
    file: attempt,
    find: 'firstContactOwner: c.firstContactOwner ?? owner',
    replace: 'firstContactOwner: owner',
  },
  {
    name: 'who reached the customer is not remembered',
    file: 'domain/case/keep-case.ts',
    find: 'if (next.firstContactOwner && !before?.firstContactOwner) await',
    replace: "if (next.firstContactOwner === '') await",
  },
  {
    name: 'a claim after the deadline is taken for one before it',
    file: callback,
    find: 'e.round === round.number && e.at <= round.dueAt',
    replace: 'e.round === round.number',
  },
  {
    name: 'a late intake is blamed on the staff',
    file: callback,
    find: "if (round.receivedAt - round.submittedAt > limits.lateIntakeAfter * 1000) return 'late intake';",
    replace: '',
  },
];
