const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** GB 11643: 18 characters, a known province, a birth date that exists, the right check digit. */
export function isResidentId(number: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(number) || !provinces.has(number.slice(0, 2)) || !isBirthDate(number.slice(6, 14))) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return checkDigits[sum % 11] === number[17]!.toUpperCase();
}

/** The fifteen-digit form issued until 1999: no check digit, a two-digit year. */
export const isOldResidentId = (number: string): boolean =>
  /^\d{15}$/.test(number) && provinces.has(number.slice(0, 2)) && number.slice(2, 6) !== '0000' && isBirthDate(`19${number.slice(6, 12)}`);

/** Prefixes of UnionPay, older Chinese debit cards, Visa and Mastercard, each with the lengths it is issued in. */
const issuers: [RegExp, number[]][] = [
  [/^62/, [16, 17, 18, 19]],
  [/^(9558|60138|6858|4367|436742|4512|3568|81)/, [16, 17, 18, 19]],
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(5018|5020|5038|6304|35)/, [16]],
];

export const isBankCard = (number: string): boolean =>
  issuers.some(([prefix, lengths]) => lengths.includes(number.length) && prefix.test(number)) && passesLuhn(number);

function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let i = number.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = number.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return false;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

function isBirthDate(yyyymmdd: string): boolean {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6)].map(Number) as [number, number, number];
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Mobile 11 digits, landline with its area code, either with 86 or 0086 before; Hong Kong, Macao and Taiwan with 00. */
export const isPhone = (number: string): boolean =>
  /^(?:00)?(?:86)?(?:1[3-9]\d{9}|0(?:10|2\d|[3-9]\d{2})\d{7,8})$|^00(?:85[23]\d{8}|886\d{8,9})$/.test(number);

/** A number that was written with a plus, without it: country code and number. */
export const isForeignPhone = (number: string): boolean => /^[1-9]\d{9,14}$/.test(number);

const fours = /(?<![0-9])[0-9]{4}([-._/:])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{1,3})?(?![0-9])/g;
/** Shorter numbers that pass for a card are more often somebody's own count. */
const shortestCard = 16;

/** Whether an ID number stands anywhere in an id, or a bank card whole. Digits before or behind a card make another number of it. */
export function containsPersonalNumber(id: string): boolean {
  const plain = id.normalize('NFKC');
  for (const [run] of plain.replace(/[\s._/:-]/g, '').matchAll(/[0-9]{17,}[xX]?/g))
    for (let at = 0; at + 18 <= run.length; at++) if (isResidentId(run.slice(at, at + 18))) return true;
  const cards = [...(plain.match(/[0-9]+/g) ?? []), ...(plain.match(fours) ?? []).map((card) => card.replace(/[^0-9]/g, ''))];
  return cards.some((card) => card.length >= shortestCard && isBankCard(card));
}
