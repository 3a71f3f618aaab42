/** One thing wrong with a body: where (RFC 6901 pointer, '' for the whole body) and what to do about it. */
export type Fault = { pointer: string; detail: string };

export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const longest = 60;

/** A sent value, fit to be shown: short, on one line, nothing that could act on a terminal or a page's direction. */
export function shown(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return String(value).slice(0, longest);
  const start = Array.from(value.slice(0, longest * 2)).filter((char) => !unprintable.test(char));
  const cut = start.slice(0, longest).join('');
  return `"${cut}"${start.length > longest || value.length > longest * 2 ? '…' : ''}`;
}

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** What makes a text unfit to be stored and shown, in words; undefined when it is fit. */
export function unfit(text: string): string | undefined {
  const at = text.search(control);
  if (at >= 0) {
    const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    return `contains the control character U+${code} at position ${at}; remove it (only tab, newline and carriage return are allowed)`;
  }
  return text.isWellFormed() ? undefined : 'contains half of a surrogate pair; send well-formed Unicode';
}

/** Counts code points, but never more of them than it takes to know that there are too many. */
export function longerThan(text: string, most: number): boolean {
  if (text.length <= most) return false;
  return text.length > most * 2 || Array.from(text).length > most;
}
