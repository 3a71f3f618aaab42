import type { Ledger } from '#domain/alert/ledger.ts';
import { type Instant, iso } from '#domain/time.ts';
import { contentOf, type DeadLetter, type DeadLetters, type LetterContent, type LetterQueue } from './dead-letter.ts';

export type LetterView = LetterContent & {
  messageId: string;
  sentAt: string;
  /** Seconds since it was first sent. */
  age: number;
  /** What the channel last answered, for alerts; the log of the worker knows about the others. */
  reason: string | null;
};
export type LettersView = { queue: LetterQueue; count: number; letters: LetterView[] };

const shownLetters = 10;
/** Long enough not to see one twice, short enough that a replay finds it again. */
const hiddenSeconds = 2;

/** How many letters lie there, and some of them, without their words. */
export async function lettersOf(queue: LetterQueue, letters: DeadLetters, ledger: Pick<Ledger, 'get'>, now: Instant): Promise<LettersView> {
  const shown: DeadLetter[] = [];
  for await (const letter of letters.walk(hiddenSeconds)) if (shown.push(letter) >= shownLetters) break;
  const count = Math.max(shown.length, await letters.count());
  return { queue, count, letters: await Promise.all(shown.map((letter) => letterView(letter, ledger, now))) };
}

async function letterView(letter: DeadLetter, ledger: Pick<Ledger, 'get'>, now: Instant): Promise<LetterView> {
  const { messageId, sentAt } = letter;
  const content = contentOf(letter);
  const age = Math.max(0, Math.round((now - sentAt) / 1000));
  const row = content.kind === 'alert' ? await ledger.get(content) : null;
  return { messageId, sentAt: iso(sentAt), age, ...content, reason: row?.note ?? null };
}
