import type { Bug } from './bug.ts';

const [desk, showFeedback, queue] = [
  'functions/handlers/case-desk.ts',
  'functions/handlers/show-feedback.ts',
  'functions/middleware/queue.ts',
];

export const doors: Bug[] = [
  {
    name: 'roles are not checked',
    file: 'functions/middleware/api.ts',
    find: "if (allowed !== 'public') demandRole(identity, allowed);",
    replace: '',
  },
  {
    name: 'agents read the figures of managers',
    file: 'functions/routes.ts',
    find: "response': { served: 'metrics-api', roles: ['lead',",
    replace: "response': { served: 'metrics-api', roles: ['agent', 'lead',",
  },
  {
    name: 'an agent sees the cases of other teams',
    file: 'domain/case/read-case.ts',
    find: 'if (viewer.seesAll || ownerOf(c)',
    replace: 'if (viewer.id || viewer.seesAll || ownerOf(c)',
  },
  {
    name: 'the list shows the cases of other teams',
    file: 'domain/case/read-case.ts',
    find: 'viewer.seesAll ? insurer.teams',
    replace: 'viewer.id ? insurer.teams',
  },
  {
    name: 'everybody sees the phone number',
    file: 'domain/case/view.ts',
    find: 'phone: numbers[0] ? maskedPhone(numbers[0].phone) : null,',
    replace: 'phone: numbers[0]?.phone ?? null,',
  },
  {
    name: 'an alert is marked by somebody it was not sent to',
    file: desk,
    find: 'if (!alertId?.endsWith(',
    replace: 'if (!alertId || !request.identity.id.concat(',
  },
  {
    name: 'a source reads the feedback of another',
    file: showFeedback,
    find: 'isSource(identity) && f.source !== identity.source ?',
    replace: 'isSource(identity) && !identity.source ?',
  },
  {
    name: 'an agent reads the feedback of other teams',
    file: showFeedback,
    find: 'return maySee(viewer, c, duty) ? null :',
    replace: 'return maySee(viewer, c, duty) || viewer.id ? null :',
  },
  {
    name: 'a repetition shows a case that is out of sight by now',
    file: desk,
    find: '(isSeen ? await answer(c) :',
    replace: '(isSeen || c.version > 0 ? await answer(c) :',
  },
  {
    name: 'an idempotency key counts across persons',
    file: desk,
    find: '{identity.id}\\n$',
    replace: '{idempotencyKey}\\n$',
  },
  {
    name: 'a feedback counts as judged before its case can be read',
    file: showFeedback,
    find: '(!f.judgement.unhappy || c !== null)',
    replace: '(f.judged || !f.judgement.unhappy || c !== null)',
  },
  { name: 'a failed message is reported as done', file: queue, find: '      throw error;\n', replace: '' },
  {
    name: 'one failed message brings the whole batch back',
    file: queue,
    find: 'throwOnFullBatchFailure: false',
    replace: 'throwOnFullBatchFailure: true',
  },
  {
    name: 'the last receive of a feedback is not recognised',
    file: 'functions/handlers/judge.ts',
    find: 'receives >= maxReceives',
    replace: 'receives > maxReceives',
  },
  {
    name: 'the last receive of an alert is not recognised',
    file: 'functions/handlers/deliver-alert.ts',
    find: 'receives >= maxReceives',
    replace: 'receives > maxReceives',
  },
  {
    name: 'a failed alert is not tried again soon',
    file: 'functions/handlers/deliver-alert.ts',
    find: 'await ports.hide(receiptHandle, backOffSeconds(receives, ports.random()));',
    replace: '',
  },
  {
    name: 'a list of roles in one claim is read as none',
    file: 'functions/middleware/identity.ts',
    find: "typeof claim === 'string' ? wordsOf(claim.trim()) : []",
    replace: '[claim]',
  },
  {
    name: 'a log of a message quotes what the customer said',
    file: queue,
    find: "if (error instanceof SyntaxError) return 'the body is not JSON';",
    replace: '',
  },
];
