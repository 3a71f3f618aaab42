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
  { name: 'people are told at a level that is not theirs', file: 'domain/roster/duty.ts', find: 'entry.level !== level || ', replace: '' },
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
];
