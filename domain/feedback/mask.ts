import { sameLength } from '#domain/judgement/plain-text.ts';
import { isBankCard, isOldResidentId, isPhone, isResidentId } from './personal-numbers.ts';
import { personalWords } from './personal-words.ts';

const placeholder = {
  id: '[证件号]',
  card: '[银行卡]',
  phone: '[电话]',
  mail: '[邮箱]',
  plate: '[车牌]',
  policy: '[保单号]',
  address: '[地址]',
} as const;

type Group = { digits: string; start: number; end: number };

/** Digits of either width, single separators between them, an X that ends an ID number. Each step consumes a digit, so it is linear. */
const run = /[+＋(（]?(?:[0-9０-９](?:[ \u3000\-－‐–—.][(（]?(?=[0-9０-９])|[)）](?=[0-9０-９]))?)+[xXｘＸ]?/g;
/** What comes before the number of a claim, a policy or an order; such a number is kept unless it is surely an ID number. */
const label =
  /(?:案号|单号|编号|保单|工单|订单|流水|赔案|报案|(?:claim|policy|case|order|reference|ref|ticket)(?: ?(?:no\.?|number|id))?)[号是为:：# ]{0,4}[a-z]{0,6}[-－]?$/i;
/** A number glued to letters is somebody's reference, not a card. */
const afterLetter = /[a-z]$/i;
const contextLength = 24;
const shortest = 10;
const longest = 19;
/** Nobody writes a number in more pieces; the bound keeps the search linear. */
const mostGroups = 7;

/** Replaces ID numbers, bank cards, phone numbers, e-mail addresses, plates, policy numbers and addresses by what they were. Idempotent; linear in the length. */
export function mask(text: string): string {
  return maskWords(maskNumbers(maskMail(text)));
}

const digit = /[0-9０-９]/;
function maskNumbers(text: string): string {
  if (!digit.test(text)) return text;
  const out = new Masked(text);
  for (const match of text.matchAll(run)) maskRun(match[0], match.index, out);
  return out.end();
}

function maskWords(text: string): string {
  const out = new Masked(text);
  for (const { kind, start, end } of personalWords(sameLength(text))) out.replace(start, end, placeholder[kind]);
  return out.end();
}

/** The text so far. What stands before a number decides what it is, unless something else was masked between. */
class Masked {
  private readonly text: string;
  private done = '';
  private copiedTo = 0;

  constructor(text: string) {
    this.text = text;
  }
  before(at: number): string {
    return this.text.slice(Math.max(this.copiedTo, at - contextLength), at);
  }
  replace(start: number, end: number, by: string): void {
    this.done += this.text.slice(this.copiedTo, start) + by;
    this.copiedTo = end;
  }
  end(): string {
    return this.done + this.text.slice(this.copiedTo);
  }
}

function maskRun(found: string, at: number, out: Masked): void {
  const groups = groupsOf(found);
  for (let i = 0; i < groups.length; i++) {
    const { start } = groups[i]!;
    const match = longestMatch(groups, i, () => out.before(at + start));
    if (!match) continue;
    const { end } = groups[match.last]!;
    out.replace(at + opening(found, start, end), at + end, placeholder[match.kind]);
    i = match.last;
  }
}

type Kind = 'id' | 'card' | 'phone';

function longestMatch(groups: Group[], first: number, before: () => string): { kind: Kind; last: number } | undefined {
  let best: { kind: Kind; last: number } | undefined;
  let number = '';
  for (let last = first; last < Math.min(groups.length, first + mostGroups); last++) {
    const { digits } = groups[last]!;
    if (number.length + digits.length > longest) break;
    number += digits;
    if (number.length < shortest) continue;
    const sizes = groups.slice(first, last + 1).map((group) => group.digits.length);
    const kind = kindOf(number, sizes, before);
    if (kind) best = { kind, last };
  }
  return best;
}

function kindOf(number: string, sizes: number[], before: () => string): Kind | undefined {
  if (isResidentId(number)) return 'id';
  if (isPhone(number)) return label.test(before()) ? undefined : 'phone';
  const card = isBankCard(number) && sizes.slice(0, -1).every((size) => size >= 4);
  const oldId = sizes.length === 1 && isOldResidentId(number);
  if ((!card && !oldId) || label.test(before()) || afterLetter.test(before())) return undefined;
  return card ? 'card' : 'id';
}

/** A plus or a bracket that belongs to the number goes with it. */
function opening(found: string, start: number, end: number): number {
  const before = found[start - 1] ?? '';
  return /[+＋]/.test(before) || (/[(（]/.test(before) && /[)）]/.test(found.slice(start, end))) ? start - 1 : start;
}

function groupsOf(found: string): Group[] {
  const groups: Group[] = [];
  for (const part of found.matchAll(/[0-9０-９]+[xXｘＸ]?/g))
    groups.push({ digits: part[0].normalize('NFKC'), start: part.index, end: part.index + part[0].length });
  return groups;
}

/** Looks around each @ only as far as an address can reach. */
const ats = /[@＠]/;
function maskMail(text: string): string {
  if (!ats.test(text)) return text;
  const plain = sameLength(text);
  const out = new Masked(text);
  for (let at = plain.indexOf('@'), from = 0; at >= 0; at = plain.indexOf('@', at + 1)) {
    const local = plain.slice(Math.max(from, at - 64), at).match(/[a-z0-9._%+-]+$/i)?.[0];
    const domain = plain.slice(at + 1, at + 256).match(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+/i)?.[0];
    if (!local || !domain) continue;
    from = at + 1 + domain.length;
    out.replace(at - local.length, from, placeholder.mail);
  }
  return out.end();
}
