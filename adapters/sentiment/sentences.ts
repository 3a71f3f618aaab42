/** Sentences with their final mark, Chinese or English; one code unit is looked at once. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!endsSentence(text, i)) continue;
    const sentence = text.slice(start, i + 1);
    if (sentence.trim()) sentences.push(sentence);
    start = i + 1;
  }
  if (text.slice(start).trim()) sentences.push(text.slice(start));
  return sentences;
}

const marks = new Set(Array.from('。!?;！？；…\n', (mark) => mark.charCodeAt(0)));
const [dot, space] = [46, 32];

function endsSentence(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (marks.has(unit)) return !marks.has(text.charCodeAt(at + 1));
  return unit === dot && (at + 1 === text.length || text.charCodeAt(at + 1) === space);
}
