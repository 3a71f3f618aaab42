/** The ids most like a mistyped one, nearest first; empty when none resembles it. Cheap enough for a batch of 500 mistakes. */
export function nearestTouchpoints(wrong: string, known: ReadonlySet<string>, most = 3): string[] {
  const sought = wrong.slice(0, 100).trim().toLowerCase();
  const parts = new Set(sought.split(/[^a-z]/));
  return Array.from(known, (id) => ({ id, likeness: likeness(id, sought, parts) }))
    .filter(({ likeness }) => likeness >= 6)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

/** Five for each shared part, one for each character of the common beginning and end. */
function likeness(id: string, sought: string, parts: Set<string>): number {
  const shared = id.split('.').filter((part) => parts.has(part)).length;
  let start = 0;
  while (start < id.length && id[start] === sought[start]) start++;
  let end = 0;
  while (end < id.length - start && id.at(-1 - end) === sought.at(-1 - end)) end++;
  return shared * 5 + start + end;
}
