import type { Bug } from './bug.ts';

const days = 'domain/calendar/days.ts';
const spans = 'domain/calendar/spans.ts';

export const rota: Bug[] = [
  { name: 'the doors are open on a holiday', file: days, find: "if (off.has(date)) return { keeps: null, why: 'holiday' };", replace: '' },
  {
    name: 'a make-up workday is a Sunday',
    file: days,
    find: "return makeUp.has(date) ? { keeps: 1, why: 'make-up' } : everyWeek(date);",
    replace: 'return everyWeek(date);',
  },
  {
    name: 'a night shift ends at midnight',
    file: spans,
    find: 'for (let date = addDays(dateAt(from), -1); date <= last;',
    replace: 'for (let date = dateAt(from); date <= last;',
  },
  {
    name: 'lunch counts as working time',
    file: spans,
    find: 'return breaks.reduce((pieces, pause) => without(pieces, pauseIn(pause, start)), [{ from: start, to: end }]);',
    replace: 'return [{ from: start, to: end }];',
  },
  {
    name: 'a deadline in working time runs through the night',
    file: 'domain/calendar/working-time.ts',
    find: 'if (span.to - span.from >= left) return span.from + left;',
    replace: 'return span.from + left;',
  },
  {
    name: 'people are told at a level that is not theirs',
    file: 'domain/roster/posts.ts',
    find: 'entry.level === level && serves',
    replace: 'serves',
  },
  {
    name: 'a region goes to the team of the whole country',
    file: 'domain/roster/duty.ts',
    find: 'b.prefix.length - a.prefix.length',
    replace: 'a.prefix.length - b.prefix.length',
  },
  {
    name: 'the load of people is not looked at',
    file: 'domain/case/proposals.ts',
    find: 'load: pool.length === 1 ? 0 : await',
    replace: 'load: pool.length >= 1 ? 0 : await',
  },
  {
    name: 'who served the customer before is not asked first',
    file: 'domain/roster/owner.ts',
    find: 'if (candidates.some((c) => c.person.id === earlierOwner)) return earlierOwner!;',
    replace: '',
  },
  {
    name: 'backups are proposed before the people of the team',
    file: 'domain/roster/owner.ts',
    find: 'Number(c.backup),',
    replace: 'Number(!c.backup),',
  },
  {
    name: 'who is absent is told all the same',
    file: 'domain/roster/posts.ts',
    find: "for (const change of changes) if (change.kind === 'absence' && isInForce(change, at)) posts.delete(change.person);",
    replace: '',
  },
  {
    name: 'a swap counts before it is approved',
    file: 'domain/roster/change.ts',
    find: "change.kind === 'swap' ? (change.marks.approved?.at ?? null) : change.marks.asked.at;",
    replace: 'change.marks.asked.at;',
  },
  {
    name: 'what was taken back never counted',
    file: 'domain/roster/change.ts',
    find: '(withdrawn === undefined || at < withdrawn.at)',
    replace: 'withdrawn === undefined',
  },
  {
    name: 'an absence entered afterwards changes the past',
    file: 'domain/roster/change.ts',
    find: 'since !== null && since <= at && change.from <= at',
    replace: 'since !== null && change.from <= at',
  },
  {
    name: 'somebody called in opens no doors',
    file: 'domain/roster/roster.ts',
    find: 'doors.isOpen(at) || isHelped(at)',
    replace: 'doors.isOpen(at)',
  },
  {
    name: 'a case opened early keeps the deadline of its shift',
    file: 'domain/escalation/wake-held.ts',
    find: 'dueAt: round.dueAt - by,',
    replace: '',
  },
  {
    name: 'a rotation works in every week',
    file: 'domain/roster/rotation.ts',
    find: '(!rotation || weekOfCycle(rotation, date) === rotation.week)',
    replace: 'true',
  },
  {
    name: 'a gap that has begun is another gap every minute',
    file: 'domain/roster/gaps.ts',
    find: 'iso(from)',
    replace: 'iso(Math.max(from, range.from))',
  },
  {
    name: 'a lead approves a swap of their own',
    file: 'domain/roster/decide.ts',
    find: '[swap.requester, swap.colleague].includes(asker.id)',
    replace: 'false',
  },
  {
    name: 'who was on duty is answered by the rota of today',
    file: 'domain/roster/history.ts',
    find: 'versions.findLast(({ since }) => since <= at)',
    replace: 'versions.at(-1)',
  },
];
