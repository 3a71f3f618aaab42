const before = 6;
const fits = 18;

/** The beginning of what the customer said, or, when the first decisive phrase stands far back, from shortly before it. */
export function excerpt(comment: string, phrases: readonly string[]): string {
  const text = comment.replace(/\s+/g, ' ').trim();
  const first = Math.min(...phrases.map((phrase) => text.indexOf(phrase)).filter((at) => at >= 0));
  return first === Number.POSITIVE_INFINITY || first <= fits ? text : `…${text.slice(first - before)}`;
}
