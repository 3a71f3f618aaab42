/** Where each sentence ends, its final mark included; Chinese or English. One code unit is looked at once. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (let i = 0; i < text.length; i++) if (endsSentence(text, i)) ends.push(i + 1);
  if (ends.at(-1) !== text.length && text.length > 0) ends.push(text.length);
  return ends;
}

/** The sentences themselves, without the empty ones. */
export function sentencesOf(text: string): string[] {
  let start = 0;
  return sentenceEnds(text)
    .map((end) => {
      const sentence = text.slice(start, end);
      start = end;
      return sentence;
    })
    .filter((sentence) => sentence.trim());
}

const marks = new Set(Array.from('。!?;！？；…\n', (mark) => mark.charCodeAt(0)));
const [dot, space] = [46, 32];

function endsSentence(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (marks.has(unit)) return !marks.has(text.charCodeAt(at + 1));
  return unit === dot && (at + 1 === text.length || text.charCodeAt(at + 1) === space);
}
