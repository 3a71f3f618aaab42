import { type Folded, folded } from './folded.ts';
import { mailsIn } from './mail-addresses.ts';
import { type Group, isSeries, mayPart, runsOf } from './number-runs.ts';
import { isBankCard, isForeignPhone, isOldResidentId, isPhone, isResidentId } from './personal-numbers.ts';
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

/** What comes before the number of a claim, a policy or an order; such a number is kept unless it is surely an ID number. */
const label =
  /(?:案号|单号|编号|保单|工单|订单|流水|赔案|报案|(?:claim|policy|case|order|reference|ref|ticket)(?: ?(?:no\.?|number|id))?)[号是为:# ]{0,4}[a-z]{0,6}[-_/.]?$/i;
/** A number glued to letters is somebody's reference, not a card. */
const afterLetter = /[a-z]$/i;
const contextLength = 24;
const shortest = 10;
const longest = 19;

/** Replaces ID numbers, bank cards, phone numbers, e-mail addresses, plates, policy numbers and addresses by what they were. Idempotent; linear in the length. */
export function mask(text: string): string {
  const mails = new Masked(text);
  for (const { start, end } of mailsIn(mails.plain)) mails.replace(start, end, placeholder.mail);
  const numbers = mails.again();
  for (const run of runsOf(numbers.plain)) maskRun(run, numbers);
  const words = numbers.again();
  for (const { kind, start, end } of personalWords(words.plain)) words.replace(start, end, placeholder[kind]);
  return words.end();
}

/** The text so far; places are those of its folded form. What stands before a number decides what it is, unless something else was masked between. */
class Masked {
  private readonly text: string;
  private readonly folded: Folded;
  private done = '';
  private copiedTo = 0;
  private free = 0;

  constructor(text: string) {
    this.text = text;
    this.folded = folded(text);
  }
  get plain(): string {
    return this.folded.plain;
  }
  before(at: number): string {
    return this.plain.slice(Math.max(this.free, at - contextLength), at);
  }
  replace(start: number, end: number, by: string): void {
    this.done += this.text.slice(this.copiedTo, this.folded.at(start)) + by;
    this.copiedTo = this.folded.at(end);
    this.free = end;
  }
  /** What is left, to be looked through for something else. */
  again(): Masked {
    return this.free === 0 ? this : new Masked(this.end());
  }
  end(): string {
    return this.done + this.text.slice(this.copiedTo);
  }
}

function maskRun(run: Group[], out: Masked): void {
  let token = 0;
  for (let i = 0; i < run.length; i++) {
    if (!/^[-/_.]$/.test(run[i]!.gap)) token = i;
    const match = longestMatch(run, i, out, run[token]!.start);
    if (!match) continue;
    const end = run[match.last]!.end;
    out.replace(opening(out.plain, run[i]!.start, end), end, placeholder[match.kind]);
    i = match.last;
  }
}

type Kind = 'id' | 'card' | 'phone';

/** `token`: where what the number is glued to begins, which may be the rest of a reference. */
function longestMatch(run: Group[], first: number, out: Masked, token: number): { kind: Kind; last: number } | undefined {
  let best: { kind: Kind; last: number } | undefined;
  let number = '';
  for (let last = first; last < run.length; last++) {
    const { digits } = run[last]!;
    if (number.length + digits.length > longest || (best && mayPart(run[last]!))) break;
    number += digits;
    if (number.length < shortest) continue;
    const kind = kindOf(number, run, first, last, out, token);
    if (kind) best = { kind, last };
  }
  return best;
}

function kindOf(number: string, run: Group[], first: number, last: number, out: Masked, token: number): Kind | undefined {
  if (isResidentId(number)) return 'id';
  const { start } = run[first]!;
  const isReference = () => label.test(out.before(start)) || label.test(out.before(token));
  if (isPhone(number) || (out.plain[start - 1] === '+' && isForeignPhone(number)))
    return isSeries(run.slice(first, last + 1)) || isReference() ? undefined : 'phone';
  const card = isBankCard(number) && isCardIn(run.slice(first, last + 1));
  const oldId = first === last && isOldResidentId(number);
  if ((!card && !oldId) || isReference() || afterLetter.test(out.before(start))) return undefined;
  return card ? 'card' : 'id';
}

/** In pieces of four and more, or all alike. */
function isCardIn(groups: Group[]): boolean {
  if (isSeries(groups)) return false;
  const sizes = groups.slice(0, -1).map(({ digits }) => digits.length);
  return sizes.every((size) => size >= 4) || (sizes.every((size) => size === sizes[0]) && groups.at(-1)!.digits.length <= sizes[0]!);
}

/** A plus or a bracket that belongs to the number goes with it. */
function opening(plain: string, start: number, end: number): number {
  const from = plain[start - 1] === '+' ? start - 1 : start;
  return plain[from - 1] === '(' && plain.slice(start, end).includes(')') ? from - 1 : from;
}
