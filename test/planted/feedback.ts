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
    find: "isObject(customer) && typeof customer.id === 'string' && containsPersonalNumber(customer.id)",
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
    file: 'domain/judgement/fusion.ts',
    find: 'return byScore + logOdds(text.unhappy + neither, text.content + neither) + told;',
    replace: "return score === 'happy' ? byScore : byScore + logOdds(text.unhappy + neither, text.content + neither) + told;",
  },
  {
    name: 'chosen options are not listened to',
    file: 'domain/judgement/fusion.ts',
    find: '(grounds.options ? odds.options : 0)',
    replace: '0',
  },
  {
    name: 'the score waits for the text model',
    file: judgeFeedback,
    find: 'if (guess?.unhappy || (lastTry',
    replace: 'if ((lastTry',
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
  {
    name: 'a threat is outvoted by praise',
    file: 'domain/judgement/fusion.ts',
    find: 'grounds.compelled ? compelling : 0',
    replace: '0',
  },
  {
    name: 'a question that names a matter counts as one',
    file: judge,
    find: "!asks(feedback.comment ?? '')",
    replace: 'true',
  },
  {
    name: 'a piece that may be missing is asked for',
    file: 'domain/judgement/required-letters.ts',
    find: 'required: mayBeMissing ? null : required',
    replace: 'required',
  },
  {
    name: 'an unread text is tried again at once, five times',
    file: 'functions/handlers/judge.ts',
    find: 'if (error instanceof SentimentUnavailable) await ports.hide(queue, receiptHandle, readAgainAfter(receives));\n      ',
    replace: '',
  },
];
