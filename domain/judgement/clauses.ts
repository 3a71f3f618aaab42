/** A piece of a text that says one thing, by its place. */
export type Clause = { start: number; end: number };

const marks = new Set(Array.from(',.。!?;:、…\n', (mark) => mark.charCodeAt(0)));
const turn = /但是?|可是|不过|然而|可惜|就是|\b(?:but|however|though|although|yet)\b/g;
const shortest = 3;

/** The clauses of a plain text: between marks and at turns; pieces too short to say anything go with the one before. */
export function clausesOf(plain: string): Clause[] {
  const cuts = new Set<number>();
  for (let i = 0; i < plain.length; i++) if (marks.has(plain.charCodeAt(i)) && !isInNumber(plain, i)) cuts.add(i + 1);
  for (const at of turnsIn(plain)) cuts.add(at);
  const clauses: Clause[] = [];
  let start = 0;
  for (const end of [...cuts].sort((a, b) => a - b).concat(plain.length)) {
    if (end - start < shortest && clauses.length > 0) clauses.at(-1)!.end = end;
    else if (end > start) clauses.push({ start, end });
    start = end;
  }
  return clauses;
}

/** Where the speaker turns: what follows a "but" is what is meant. */
export function turnsIn(plain: string): number[] {
  const turns: number[] = [];
  turn.lastIndex = 0;
  for (let match = turn.exec(plain); match; match = turn.exec(plain)) turns.push(match.index);
  return turns;
}

const isDigit = (unit: number) => unit >= 48 && unit <= 57;
const isInNumber = (text: string, at: number) => isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
