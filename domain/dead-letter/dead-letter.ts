import * as z from 'zod';
import { AlertMessage } from '#domain/alert/alert.ts';
import type { Ledger } from '#domain/alert/ledger.ts';
import { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { type Instant, type Now, seconds } from '#domain/time.ts';

export const letterQueues = ['live', 'bulk', 'deliver'] as const;
export type LetterQueue = (typeof letterQueues)[number];
export const ReplayBody = z.object({ queue: z.enum(letterQueues) });

/** A message that its worker gave up on; `receipt` names it to the queue. */
export type DeadLetter = { messageId: string; sentAt: Instant; body: string; receipt: string };

/** The dead letters of one queue. */
export interface DeadLetters {
  /** About how many there are, those hidden for a moment too. */
  count(): Promise<number>;
  /** Each letter once, hidden from others for so long. */
  walk(hiddenSeconds: number): AsyncIterable<DeadLetter>;
  /** Back to the queue it came from; a crash in between doubles it, which is harmless. */
  sendBack(letter: DeadLetter): Promise<void>;
}

/** What an operator may see of a letter: ids, never names, numbers or words of a customer. */
export type LetterContent =
  | { kind: 'alert'; alertId: string; caseId: string; channel: string }
  | { kind: 'feedback'; feedbackId: string; source: string; touchpoint: string }
  | { kind: 'unreadable'; characters: number };

export function contentOf(letter: DeadLetter): LetterContent {
  const body = parseJson(letter.body);
  const alert = AlertMessage.safeParse(body);
  if (alert.success) return { kind: 'alert', alertId: alert.data.alertId, caseId: alert.data.caseId, channel: alert.data.channel };
  const feedback = AcceptedFeedback.safeParse(body);
  if (!feedback.success) return { kind: 'unreadable', characters: letter.body.length };
  const { feedbackId, source, touchpoint } = feedback.data;
  return { kind: 'feedback', feedbackId, source, touchpoint };
}

/** Sends one letter back; an alert becomes pending again first, or its deliverer would take it for done. */
export async function replay(letters: DeadLetters, ledger: Pick<Ledger, 'revive'>, letter: DeadLetter): Promise<void> {
  const content = contentOf(letter);
  if (content.kind === 'alert') await ledger.revive(content);
  await letters.sendBack(letter);
}

/** Hidden for longer than a replay may take, so that no letter is sent back twice. */
const hiddenSeconds = 60;

/** Sends back what lies there, until the time is up: `more` says that some may be left. */
export async function replayAll(
  letters: DeadLetters,
  ledger: Pick<Ledger, 'revive'>,
  now: Now,
  withinSeconds: number,
): Promise<{ replayed: number; more: boolean }> {
  const end = now() + seconds(withinSeconds);
  let replayed = 0;
  for await (const letter of letters.walk(hiddenSeconds)) {
    if (now() >= end) return { replayed, more: true };
    await replay(letters, ledger, letter);
    replayed++;
  }
  return { replayed, more: false };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
