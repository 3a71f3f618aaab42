/** What single keys do, as the help lists it, and the key of each while a person has chosen no other. */
export const standardKeys = {
  next: 'j',
  previous: 'k',
  open: 'enter',
  list: 'escape',
  urgent: 'n',
  claim: 'c',
  undo: 'z',
  number: 'p',
  attempt: 'a',
  note: 'm',
  transfer: 't',
  resolve: 'r',
  reassign: 's',
  search: '/',
  help: '?',
} as const;
export type KeyDeed = keyof typeof standardKeys;
export const keyDeeds = Object.keys(standardKeys) as KeyDeed[];
/** The keys one person has chosen; whatever is not named keeps its standard key. */
export type ChosenKeys = Partial<Record<KeyDeed, string>>;

/** They do what they do everywhere: Enter opens, Esc goes back, arrows move, whatever else was chosen. */
const fixed: readonly KeyDeed[] = ['open', 'list'];
const arrows: ChosenKeys = { next: 'arrowdown', previous: 'arrowup' };
export const mayChange = (deed: KeyDeed): boolean => !fixed.includes(deed);

/** The keys of a deed, the one that can be chosen first. */
export function keysOf(deed: KeyDeed, chosen: ChosenKeys): string[] {
  const key = (mayChange(deed) ? chosen[deed] : undefined) ?? standardKeys[deed];
  const arrow = arrows[deed];
  return arrow === undefined ? [key] : [key, arrow];
}

/** Why a key cannot be chosen. `unfit`: not one printed key by itself. `outcome`: 1 to 6 choose how a call went. `taken`: another deed has it. */
export type Unfit = { why: 'unfit' } | { why: 'outcome' } | { why: 'taken'; by: KeyDeed };

/** Null: the deed may have the key. */
export function unfitFor(deed: KeyDeed, key: string | null, chosen: ChosenKeys): Unfit | null {
  if (key === null || !/^[!-~]$/.test(key)) return { why: 'unfit' };
  if (/^[1-6]$/.test(key)) return { why: 'outcome' };
  const by = keyDeeds.find((other) => other !== deed && keysOf(other, chosen).includes(key));
  return by === undefined ? null : { why: 'taken', by };
}

/** With that key for that deed; a standard key needs no place. */
export function withKey(chosen: ChosenKeys, deed: KeyDeed, key: string): ChosenKeys {
  const { [deed]: _, ...others } = chosen;
  return key === standardKeys[deed] ? others : { ...others, [deed]: key };
}

const faces: Record<string, string> = { arrowdown: '↓', arrowup: '↑', enter: 'Enter', escape: 'Esc' };
/** A key as it is printed. */
export const faceOf = (key: string): string => faces[key] ?? key.toUpperCase();
