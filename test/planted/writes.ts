import type { Bug } from './bug.ts';

const [keepCase, hear, handle, contact] = [
  'domain/case/keep-case.ts',
  'domain/case/hear-feedback.ts',
  'domain/case/handle-action.ts',
  'domain/case/contact.ts',
];

export const writes: Bug[] = [
  {
    name: 'a write that lost counts as written',
    file: keepCase,
    find: 'if (!stored && !(await isOurs(ports, next))) return null;',
    replace: '',
  },
  {
    name: 'our own write, repeated by the SDK, counts as lost',
    file: keepCase,
    find: 'if (!stored && !(await isOurs(ports, next))) return null;',
    replace: 'if (!stored) return null;',
  },
  {
    name: "another's write of the same version counts as ours",
    file: keepCase,
    find: 'return there?.version === version && ',
    replace: 'if (there?.version === version) return true;\n  return there?.version === version && ',
  },
  {
    name: 'a change that lost is reported as done',
    file: handle,
    find: 'if (kept) return { case: kept };',
    replace: 'return { case: kept ?? acted.case };',
  },
  {
    name: 'an idempotency key is ignored',
    file: handle,
    find: 'if (!earlier) return null;',
    replace: 'if (!earlier || earlier.request === mark.request) return null;',
  },
  {
    name: 'one idempotency key serves two requests',
    file: handle,
    find: "if (earlier.request !== mark.request) return { refused: 'key-reused', detail: 'this Idempotency-Key was used for another request' };",
    replace: '',
  },
  { name: 'a repeated request leaves undone what the first one left', file: handle, find: '  await mend(ports, c);\n', replace: '' },
  {
    name: 'a feedback does not remember its case before it joins',
    file: hear,
    find: 'target = await ports.feedback.assignCase(stored.feedbackId, holder!.caseId);',
    replace: 'target = holder!.caseId;',
  },
  {
    name: 'a second feedback opens a second case',
    file: hear,
    find: 'target = await ports.feedback.assignCase(stored.feedbackId, holder!.caseId);',
    replace: 'target = await ports.feedback.assignCase(stored.feedbackId, holder ? own : own);',
  },
  {
    name: 'a missing case is opened from the wrong feedback',
    file: hear,
    find: 'const origin = isOwn ? stored : await ports.feedback.get(feedbackOf(caseId));',
    replace: 'const origin = stored as StoredFeedback | null;',
  },
  {
    name: 'a case once opened, the feedback waiting for it does not join',
    file: hear,
    find: ' && target === own) return;',
    replace: ') return;',
  },
  { name: 'a repetition of a feedback mends nothing', file: hear, find: 'return mend(ports, found);', replace: 'return;' },
  {
    name: 'a repetition is judged by its new body',
    file: hear,
    find: 'if (stored.judgement.unhappy) return raiseCase',
    replace: 'if (judgement.unhappy) return raiseCase',
  },
  {
    name: 'another body under the same id is not counted',
    file: hear,
    find: 'if (stored.bodyDigest !== accepted.bodyDigest) await ports.feedback.noteDifference(stored.feedbackId, accepted.bodyDigest);',
    replace: '',
  },
  {
    name: 'the phone of a further feedback is not kept',
    file: contact,
    find: '  await contacts.put(caseId, { name, phone }, by);\n',
    replace: '',
  },
  {
    name: 'another number of the customer replaces the one before without a word',
    file: hear,
    find: 'joinCase(found, stored, context, isOtherNumber)',
    replace: 'joinCase(found, stored, context)',
  },
  {
    name: 'the phone number is kept after the case is published',
    file: hear,
    find: 'contextFor(ports, team, origin), ports.contacts.put(caseId, contact, stored)]',
    replace: 'contextFor(ports, team, origin)]',
  },
];
