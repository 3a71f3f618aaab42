export type Part = { text: string; isMarked: boolean };

/** A text cut where the decisive phrases stand in it; overlapping ones count as one. Nothing is lost: the parts joined are the text. */
export function marked(text: string, phrases: readonly string[]): Part[] {
  const marks = new Array<boolean>(text.length).fill(false);
  for (const phrase of phrases.filter((p) => p.length > 0))
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) marks.fill(true, at, at + phrase.length);
  const parts: Part[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = parts.at(-1);
    if (last && last.isMarked === marks[i]) last.text += text[i];
    else parts.push({ text: text[i]!, isMarked: marks[i]! });
  }
  return parts;
}
