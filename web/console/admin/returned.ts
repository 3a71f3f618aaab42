import type { LetterView } from '#domain/dead-letter/view.ts';

/** What a letter is about; of one that nobody can read only its length is known. */
const subjectOf = (l: LetterView): string => {
  if (l.kind === 'alert') return `${l.alertId} ${l.channel}`;
  return l.kind === 'feedback' ? l.feedbackId : `${l.characters}`;
};

/** Letters that were sent back and lie here again: a queue gives what returns another id, so they are told by what they are about. */
export function returned(sent: readonly LetterView[], now: readonly LetterView[]): LetterView[] {
  const subjects = new Set(sent.map((l) => `${l.kind} ${subjectOf(l)}`));
  const ids = new Set(sent.map((l) => l.messageId));
  return now.filter((l) => subjects.has(`${l.kind} ${subjectOf(l)}`) && !ids.has(l.messageId));
}
