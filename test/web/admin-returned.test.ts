import { expect, test } from 'vitest';
import type { LetterView } from '#domain/dead-letter/view.ts';
import { returned } from '../../web/console/admin/returned.ts';

const letter = (messageId: string, content: object) => ({ messageId, sentAt: '', age: 0, reason: null, ...content }) as LetterView;
const feedback = (messageId: string, feedbackId: string) =>
  letter(messageId, { kind: 'feedback', feedbackId, source: 's', touchpoint: 't' });
const unreadable = (messageId: string, characters: number) => letter(messageId, { kind: 'unreadable', characters });

test('letters that lie there again after a replay are told by what they are about, unreadable ones by their length', () => {
  const sent = [feedback('m1', 'f1'), feedback('m2', 'f2'), unreadable('m3', 17)];
  const now = [feedback('m4', 'f1'), unreadable('m5', 17), feedback('m6', 'f9'), unreadable('m7', 18)];
  expect(returned(sent, now).map((l) => l.messageId)).toEqual(['m4', 'm5']);
});

test('a letter that has not left yet has not come back', () => {
  const sent = [feedback('m1', 'f1')];
  expect(returned(sent, sent)).toEqual([]);
  expect(returned([], sent)).toEqual([]);
});
