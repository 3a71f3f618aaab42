import type { Bug } from './bug.ts';

const [hear, openCase, keepCase, settle] = [
  'domain/case/hear-feedback.ts',
  'domain/case/open-case.ts',
  'domain/case/keep-case.ts',
  'domain/escalation/settle.ts',
];

export const endings: Bug[] = [
  {
    name: 'an answer from before the resolution confirms it',
    file: openCase,
    find: ' || isBefore(submittedAt, c.matter.resolution.at)',
    replace: '',
  },
  {
    name: 'any content feedback confirms the resolution',
    file: hear,
    find: 'if (!confirmation.touchpoints.includes(touchpoint)) return false;',
    replace: '',
  },
  {
    name: 'a resolved case ends unconfirmed at once',
    file: settle,
    find: "if (c.matter.state !== 'resolved' || c.matter.confirmBy > now) return c;",
    replace: "if (c.matter.state !== 'resolved') return c;",
  },
  {
    name: 'a resolved case waits for its customer for ever',
    file: 'domain/escalation/next-steps.ts',
    find: ', heldUntil(c), confirmBy(c)]',
    replace: ', heldUntil(c)]',
  },
  { name: 'a closed case keeps the lock', file: keepCase, find: 'await customers.unlock(c.customerId, c.caseId);', replace: '' },
  { name: 'a closed case keeps the phone number', file: keepCase, find: 'await contacts.remove(c.caseId);', replace: '' },
  {
    name: 'who holds the lock of a closed case is heard in that case',
    file: hear,
    find: '} else if (isClosed(found)) {',
    replace: '} else if (isClosed(found) && found.version < 0) {',
  },
];
