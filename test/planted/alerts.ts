import type { Bug } from './bug.ts';

const [alert, deliver, owed, keepCase] = [
  'domain/alert/alert.ts',
  'domain/alert/deliver.ts',
  'domain/alert/still-owed.ts',
  'domain/case/keep-case.ts',
];

export const alerts: Bug[] = [
  {
    name: 'the id of an alert lacks the number of claims',
    file: alert,
    find: 'round, step, c.claims, recipient].join',
    replace: 'round, step, recipient].join',
  },
  { name: 'the id of an alert lacks the round', file: alert, find: '[c.caseId, round, step,', replace: '[c.caseId, step,' },
  { name: 'the id of an alert lacks the recipient', file: alert, find: 'step, c.claims, recipient].join', replace: 'step, c.claims].join' },
  {
    name: 'an alert carries who the customer is',
    file: alert,
    find: 'touchpoint: c.touchpoint, dueAt };',
    replace: 'touchpoint: c.touchpoint, dueAt, ...{ customerId: c.customerId } };',
  },
  { name: 'an alert is sent without a look at the case', file: owed, find: 'c ? whyNotOwed(c, row) :', replace: 'c ? null :' },
  {
    name: 'an alert of an earlier round goes out',
    file: owed,
    find: "if (d.round !== c.rounds.length) return 'a newer round has begun';",
    replace: '',
  },
  {
    name: 'an alert goes out though the case is in hand',
    file: owed,
    find: 'if (!isOwed) return',
    replace: 'if (!isOwed && c.claims < 0) return',
  },
  {
    name: 'an alert goes out though its change was never written',
    file: owed,
    find: 'if (!wasRaised(c, d)) return neverWritten;\n  return d.step',
    replace: 'return d.step',
  },
  { name: 'whoever a losing writer proposed is paged', file: owed, find: 'told.includes(d.recipient) && ', replace: '' },
  {
    name: 'a step told before a claim is told after it too',
    file: owed,
    find: 'told.includes(d.recipient) && claim === d.claim',
    replace: 'told.includes(d.recipient) && claim >= 0',
  },
  {
    name: 'a notice of falling back goes out though the case was claimed since',
    file: owed,
    find: "d.step === 'returned' && c.claims !== d.claim ? 'the case was claimed since' : null",
    replace: 'null',
  },
  {
    name: 'a handing over is told though the case was handed on',
    file: owed,
    find: 'ownerOf(c) === d.recipient && c.claims === d.claim ?',
    replace: 'ownerOf(c) !== null ?',
  },
  {
    name: 'a deliverer does not lease',
    file: deliver,
    find: 'await ports.ledger.lease(message, now, now + seconds(leaseSeconds));',
    replace: 'await ports.ledger.get(message);',
  },
  { name: 'a lease ends before the channel answers', file: deliver, find: 'const leaseSeconds = 15;', replace: 'const leaseSeconds = 0;' },
  {
    name: 'an alert is recorded as sent before it is',
    file: deliver,
    find: '  const taken = await attempt(ports, message);\n',
    replace: '  await ledger.settle(message, { sent: now() });\n  const taken = await attempt(ports, message);\n',
  },
  {
    name: 'an alert is not recorded as sent',
    file: deliver,
    find: 'await ledger.settle(message, { sent, ...(taken.delivered ? { delivered: sent } : {}), receipt: taken.receipt });',
    replace: '',
  },
  { name: 'a channel that failed counts as sent', file: deliver, find: 'return refusal(error);', replace: 'return { delivered: false };' },
  {
    name: 'the last failed try leaves no dead row',
    file: deliver,
    find: 'if (isLastTry) await ledger.settle(message, { dead: now(), note });',
    replace: 'if (isLastTry) await ledger.failed(message, note);',
  },
  {
    name: 'sent counts as delivered without proof',
    file: deliver,
    find: '...(taken.delivered ? { delivered: sent } : {})',
    replace: 'delivered: sent',
  },
  {
    name: 'an alert in the hands of another is dropped',
    file: deliver,
    find: "return row && !isSettled(row) ? 'busy' : 'already';",
    replace: "return 'already';",
  },
  { name: 'the first alert of a case is not marked', file: deliver, find: 'if (round === 1) await', replace: 'if (round === 0) await' },
  {
    name: 'alerts are published before the case is written',
    file: keepCase,
    find: '  await ports.ledger.addPending(deliveries);\n',
    replace: '  await ports.ledger.addPending(deliveries);\n  await ports.publisher.publish(deliveries.map((d) => messageOf(d, next)));\n',
  },
  {
    name: 'the ledger is written after the case',
    file: keepCase,
    find: '  await ports.ledger.addPending(deliveries);\n  const stored = before ? await ports.cases.save(next) : await ports.cases.create(next);\n',
    replace:
      '  const stored = before ? await ports.cases.save(next) : await ports.cases.create(next);\n  await ports.ledger.addPending(deliveries);\n',
  },
  {
    name: 'alerts are entered and never published',
    file: keepCase,
    find: 'deliveries.length > 0 ? ports',
    replace: 'deliveries.length > 100 ? ports',
  },
  {
    name: 'a repetition does not publish what an interrupted write left',
    file: keepCase,
    find: 'if (pending.length > 0) await',
    replace: 'if (pending.length > 100) await',
  },
  { name: 'a repetition publishes rows the case does not know of', file: keepCase, find: ' && whyNotOwed(c, d) === null', replace: '' },
];
