import { type ChosenKeys, faceOf, type KeyDeed, keyDeeds, keysOf } from './key-choice.ts';

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
};

/** While an input method composes, browsers report this code. */
const composing = 229;
/** The same keys under a Chinese input method: full width is 0xFEE0 above ASCII, some stand elsewhere. */
const wide: Record<string, string> = { '、': '/', '。': '.', '【': '[', '】': ']' };
const narrow = (key: string): string => wide[key] ?? (/^[！-～]$/.test(key) ? String.fromCharCode(key.charCodeAt(0) - 0xfee0) : key);

/** The key of ours that was pressed; null when the press belongs to somebody else. */
export function keyOf(press: Press): string | null {
  if (press.altKey || press.ctrlKey || press.metaKey) return null;
  if (press.isComposing || press.keyCode === composing || press.key === 'Process') return null;
  const key = narrow(press.key).toLowerCase();
  // Letters with Shift are text; with CapsLock they are meant.
  if (press.shiftKey && /^[a-z]$/.test(key)) return null;
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

/** Deeds with what they are called and their keys, in the order of the help. */
export const listedKeys = (known: readonly KeyDeed[], words: Readonly<Record<KeyDeed, string>>, chosen: ChosenKeys) =>
  keyDeeds.filter((deed) => known.includes(deed)).map((deed) => ({ deed, names: keysOf(deed, chosen).map(faceOf), does: words[deed] }));
