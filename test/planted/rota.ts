import type { Bug } from './bug.ts';

const hours = 'domain/calendar/service-hours.ts';

export const rota: Bug[] = [
  { name: 'the doors are open on a holiday', file: hours, find: 'if (off.has(date)) return null;', replace: '' },
  {
    name: 'a make-up workday is a Sunday',
    file: hours,
    find: 'return makeUp.has(date) ? 1 : weekdayOf(date);',
    replace: 'return weekdayOf(date);',
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
