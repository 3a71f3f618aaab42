import type { DeadLetter, DeadLetters } from '#domain/dead-letter/dead-letter.ts';

/** Letters that lie there, and the bodies that were sent back. */
export function memoryDeadLetters(lying: DeadLetter[] = []): DeadLetters & { sentBack: string[] } {
  const letters = new Map(lying.map((letter) => [letter.receipt, letter]));
  const sentBack: string[] = [];
  return {
    sentBack,
    async count() {
      return letters.size;
    },
    async *walk() {
      yield* [...letters.values()];
    },
    async sendBack({ body, receipt }) {
      sentBack.push(body);
      letters.delete(receipt);
    },
  };
}
