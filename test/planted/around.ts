import type { Bug } from './bug.ts';

const [act, press, involve, handling, promise, reminders, owed, moveOn] = [
  'domain/case/act.ts',
  'domain/case/press.ts',
  'domain/case/involve.ts',
  'domain/case/handling.ts',
  'domain/case/promise.ts',
  'domain/escalation/reminders.ts',
  'domain/alert/still-owed.ts',
  'domain/case/move-on.ts',
];

/** Help and pressure around a case, and what follows the first call. */
export const around: Bug[] = [
  {
    name: 'a number is shown without a word in the history',
    file: act,
    find: 'return { case: isKnownToOwner ? c : withEvent(c, event) };',
    replace: 'return { case: isKnownToOwner || event.at > 0 ? c : withEvent(c, event) };',
  },
  {
    name: 'every look at a number is a new fact',
    file: act,
    find: 'return { case: isKnownToOwner ? c : withEvent(c, event) };',
    replace: 'return { case: isKnownToOwner && event.at < 0 ? c : withEvent(c, event) };',
  },
  {
    name: 'a helper may do whatever the team may',
    file: 'functions/handlers/case-desk.ts',
    find: "demand(name === 'notes' ? maySee : mayWorkOn, c, request)",
    replace: 'demand(maySee, c, request)',
  },
  { name: 'a helper does not see the case', file: 'domain/case/read-case.ts', find: 'c.helpers.includes(viewer.id) || ', replace: '' },
  { name: 'somebody is asked to hurry again and again', file: press, find: 'return now < againAt ?', replace: 'return now < 0 ?' },
  {
    name: 'whoever likes may ask to hurry',
    file: press,
    find: 'actor.id !== owner && actor.id !== c.firstContactOwner',
    replace: 'owner === null',
  },
  {
    name: 'an order for a case nobody has is heard by nobody',
    file: press,
    find: 'owner === null ? whoIsThere(c, duty, now) : [owner]',
    replace: 'owner === null ? [] : [owner]',
  },
  {
    name: 'a reassignment is not counted as a claim',
    file: involve,
    find: '{ ...c, claims: c.claims + 1, handlingTeam: undefined }',
    replace: '{ ...c, handlingTeam: undefined }',
  },
  {
    name: 'an agent reassigns',
    file: involve,
    find: "if (actor.role !== 'lead') return forbidden(c, 'only a lead may reassign');",
    replace: '',
  },
  {
    name: 'a note of anybody shows that a transfer is handled',
    file: handling,
    find: ' && e.actor === receiver',
    replace: '',
  },
  {
    name: 'late work on a transfer counts as in time',
    file: handling,
    find: "return doneAt <= dueAt ? 'met' : 'breached';",
    replace: "return 'met';",
  },
  {
    name: 'a transfer is due at night',
    file: act,
    find: 'dueInHours(duty.hours(team), now,',
    replace: 'dueInHours({ ...duty.hours(team), dueAfter: (from, span) => from + span * 1000 }, now,',
  },
  {
    name: 'whoever found nobody in the evening must call again in the night',
    file: moveOn,
    find: 'dueInHours(hours, since, followUp.nextAttemptWithin)',
    replace: '{ dueAt: since + followUp.nextAttemptWithin * 1000 }',
  },
  {
    name: 'a solution is owed on a Sunday',
    file: moveOn,
    find: 'dueOnWorkdays(hours, since, followUp.unresolvedAfter)',
    replace: '{ dueAt: since + followUp.unresolvedAfter * 1000 }',
  },
  {
    name: 'what a move owes is written down by the hours of whoever had it before',
    file: moveOn,
    find: 'duty.hours(c.handlingTeam ?? c.team)',
    replace: 'duty.hours(c.team)',
  },
  {
    name: 'what is owed after contact is not read from the history',
    file: 'domain/case/follow-up.ts',
    find: '...(last?.moveOn ?? {',
    replace: '...({',
  },
  {
    name: 'a deadline does not say that it passed over holidays',
    file: 'domain/calendar/account-words.ts',
    find: '...holidayDates.map(',
    replace: '...holidayDates.slice(9).map(',
  },
  {
    name: 'that a transfer was not handled is told to the receiver only',
    file: reminders,
    find: 'const people = [owner, c.firstContactOwner]',
    replace: 'const people = [owner]',
  },
  {
    name: 'a case ends unconfirmed before what was promised is due',
    file: 'domain/case/resolve.ts',
    find: 'Math.max(now, promise?.dueAt ?? now) + seconds(c.confirmWithin)',
    replace: 'now + seconds(c.confirmWithin)',
  },
  {
    name: 'a promise is kept by a note of the day before',
    file: promise,
    find: 'x.at >= from && ',
    replace: '',
  },
  {
    name: 'nobody is reminded of a promise',
    file: reminders,
    find: 'return promise && owner ?',
    replace: 'return promise && owner === null ?',
  },
  {
    name: 'a promise that was kept is called to mind all the same',
    file: promise,
    find: 'last.round === c.rounds.length && last.keptAt === undefined',
    replace: 'last.round === c.rounds.length',
  },
  {
    name: 'whoever had the case before is asked to hurry',
    file: owed,
    find: 'return isInHand && ownerOf(c) === recipient;',
    replace: 'return isInHand;',
  },
];
