/** What of a key press is looked at. */
export type Press = {
  key: string;
  code?: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode?: number;
  repeat?: boolean;
};

/** While an input method composes, browsers report this code. */
const composing = 229;
const movers = new Set(['j', 'k', 'arrowdown', 'arrowup']);
/** The same keys under a Chinese input method. */
const wide: Record<string, string> = { '？': '?', '、': '/', '／': '/' };

/** The key of ours that was pressed; null when the press belongs to somebody else. */
export function keyOf(press: Press): string | null {
  if (press.altKey || press.ctrlKey || press.metaKey) return null;
  if (press.isComposing || press.keyCode === composing || press.key === 'Process') return null;
  const key = (wide[press.key] ?? press.key).toLowerCase();
  // Letters with Shift are text; with CapsLock they are meant.
  if (press.shiftKey && /^[a-z]$/.test(key)) return null;
  // A key held down moves on, but does nothing twice.
  if (press.repeat && !movers.has(key)) return null;
  return key;
}

/** What the press was aimed at: a field takes every key, whatever is pressed takes Enter and Space. */
export type Aim = { tag: string; type: string | null; role: string | null; isEditable: boolean };

const untyped = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'file', 'range', 'color']);
const textRoles = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);
const pressedTags = new Set(['button', 'a', 'summary', 'input']);
const pressedRoles = new Set(['button', 'link', 'menuitem', 'tab', 'radio', 'checkbox', 'switch']);

export function isTakenBy({ tag, type, role, isEditable }: Aim, key: string): boolean {
  if (isEditable || tag === 'textarea' || tag === 'select' || textRoles.has(role ?? '')) return true;
  if (tag === 'input' && !untyped.has(type ?? 'text')) return true;
  const isPressed = pressedTags.has(tag) || pressedRoles.has(role ?? '');
  if (isPressed && (key === 'enter' || key === ' ')) return true;
  // Arrows choose among radio buttons, menu items and tabs.
  return key.startsWith('arrow') && ['radio', 'menuitem', 'tab'].includes(role ?? (type === 'radio' ? 'radio' : ''));
}

const faces: Record<string, string> = { arrowdown: '↓', arrowup: '↑', enter: 'Enter', escape: 'Esc' };

/** Keys with what they do, those that do the same together; keys without words (such as 1–6, told with `A`) are left out. */
export function listedKeys(
  known: readonly { key: string; label: string | undefined }[],
  words: Readonly<Record<string, string>>,
): { names: string[]; does: string }[] {
  const order = Object.keys(words);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const listed = new Map<string, string[]>();
  for (const { key, label } of [...known].sort((a, b) => place(a.key) - place(b.key))) {
    const does = label ?? words[key];
    if (does) listed.set(does, [...(listed.get(does) ?? []), faces[key] ?? key.toUpperCase()]);
  }
  return [...listed].map(([does, names]) => ({ names, does }));
}
