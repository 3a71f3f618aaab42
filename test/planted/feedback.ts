import type { Bug } from './bug.ts';

const [accept, takeIn, judge] = ['domain/feedback/accept.ts', 'domain/feedback/take-in.ts', 'domain/judgement/judge.ts'];
const judgeFeedback = 'domain/judgement/judge-feedback.ts';

export const feedback: Bug[] = [
  {
    name: 'a click in the future is accepted',
    file: 'domain/feedback/submitted-at.ts',
    find: "if (at > receivedAt + mostAhead) return { fault: 'lies more than 5 minutes in the future; set the clock of the sending system right' };",
    replace: '',
  },
  {
    name: 'a click ahead of our clock is not set back',
    file: 'domain/feedback/submitted-at.ts',
    find: 'at: Math.min(at, receivedAt)',
    replace: 'at',
  },
  {
    name: 'ID numbers are not masked',
    file: 'domain/feedback/mask.ts',
    find: "isResidentId(number)) return 'id';",
    replace: "isResidentId(number) && number === '') return 'id';",
  },
  { name: 'a comment is stored unmasked', file: accept, find: 'comment: mask(body.comment)', replace: 'comment: body.comment' },
  { name: 'chosen options are stored unmasked', file: accept, find: 'options: body.options.map(mask)', replace: 'options: body.options' },
  {
    name: 'a note of the staff is stored unmasked',
    file: 'domain/case/prepare-action.ts',
    find: 'put(c.caseId, noteId, mask(text))',
    replace: 'put(c.caseId, noteId, text)',
  },
  {
    name: 'the phone number stays in the stored feedback',
    file: 'domain/feedback/stored.ts',
    find: 'return { ...f, customer: { id: f.customer.id, ...(f.customer.region ? { region: f.customer.region } : {}) } };',
    replace: 'return f;',
  },
  {
    name: 'an ID number is taken for a customer id',
    file: accept,
    find: "isObject(customer) && typeof customer.id === 'string' && isPersonal(customer.id)",
    replace: "isObject(customer) && customer.id === ''",
  },
  {
    name: 'two sources with the same id overwrite each other',
    file: accept,
    find: '{source}\\n$',
    replace: '{sourceId}\\n$',
  },
  {
    name: 'a token that names no source may send for any',
    file: takeIn,
    find: 'source !== ownSource;',
    replace: 'ownSource !== undefined && source !== ownSource;',
  },
  {
    name: 'a source may send for another',
    file: takeIn,
    find: 'source !== ownSource;',
    replace: "source === '';",
  },
  {
    name: 'feedback the queue refused is acknowledged',
    file: takeIn,
    find: 'return lost.size > 0 ? { busy: true } : ',
    replace: 'return lost.size < 0 ? { busy: true } : ',
  },
  {
    name: 'of a batch, what the queue refused is acknowledged',
    file: takeIn,
    find: 'else if (busy.has(c.feedback.feedbackId))',
    replace: 'else if (busy.has(String(index)))',
  },
  {
    name: 'imports stand before the live customers',
    file: 'domain/feedback/feedback-queue.ts',
    find: "? 'bulk' : 'live'",
    replace: "? 'live' : 'live'",
  },
  {
    name: 'a good score outvotes a furious text',
    file: judge,
    find: "byText === 'furious' || (byText === 'unhappy' && byScore !== 'happy')",
    replace: "byScore !== 'happy' && (byText === 'furious' || byText === 'unhappy')",
  },
  {
    name: 'chosen options are not listened to',
    file: judge,
    find: 'compelled.length > 0 || options.length > 0 || badText',
    replace: 'compelled.length > 0 || badText',
  },
  {
    name: 'the score waits for the text model',
    file: judgeFeedback,
    find: 'if (error instanceof SentimentUnavailable && decidedWithoutText(f, thresholds)) return null;',
    replace: '',
  },
  {
    name: 'what cannot be judged is never shown to a person',
    file: judgeFeedback,
    find: 'if (!lastTry) throw error;',
    replace: 'if (lastTry || error) throw error;',
  },
  {
    name: 'a score on the limit is content',
    file: 'domain/judgement/verdicts.ts',
    find: 'score.value <= unhappyScore[score.scale]',
    replace: 'score.value < unhappyScore[score.scale]',
  },
];
