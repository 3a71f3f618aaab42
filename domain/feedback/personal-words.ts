/** Number plates, policy numbers and addresses: what is personal by its form and by the words around it. */
type Kind = 'plate' | 'policy' | 'address';
export type PersonalWords = { kind: Kind; start: number; end: number };

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const road = '(?:路|街|大道|巷|弄|胡同|里|道)(?:[东南西北中一二三四五六七八九十]段)?';
const estate = '(?:小区|花园|家园|公寓|花苑|新村|大厦|广场|苑|庭|府|湾|村|城|区|屯|组)';
const house = '\\s?(?:\\d{1,5}|[一二三四五六七八九十]{1,3})\\s?(?:号楼|号院|号|弄|栋|幢|座|单元|室|户|楼|层|组)';
const flat = '(?:\\s?-?[0-9a-z]{1,5}\\s?(?:号楼|栋|幢|座|单元|室|户|楼|层)?)?';
const notNames = '(?:hours?|minutes?|mins?|days?|weeks?|months?|years?|times|miles|people|on|in|the|at|for|of|to|by|from|more|and) ';
const english =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|boulevard|blvd|way|place|pl|terrace|crescent|square|gardens|grove|hill';

/** `of`: the group that is personal; `leads`: the names of places before it are too. */
const forms: { kind: Kind; of: 1 | 0; leads?: true; regex: RegExp }[] = [
  {
    kind: 'plate',
    of: 0,
    regex: new RegExp(`[${provinces}][a-z][ ·.-]?(?=[a-z0-9]{0,5}\\d)[a-z0-9]{4,6}[挂学警港澳]?(?![a-z0-9]|\\s?(?:次|列车|航班))`, 'giu'),
  },
  {
    kind: 'plate',
    of: 1,
    regex:
      /\b(?:number ?plate|licen[cs]e ?plate|plate|registration|reg|vrn)(?: (?:no\.?|number|is|was|mark))*[ :#]{1,3}([a-z]{2}\d{2} ?[a-z]{3}|[a-z]{1,3}[ -]?\d{2,4}[ -]?[a-z]{0,3}|\d{1,4}[ -]?[a-z]{2,3}[ -]?\d{0,4})\b/gi,
  },
  {
    kind: 'policy',
    of: 1,
    regex:
      /(?:保单|保险单|policy|\bpol)(?:号码?|编号|单号| ?(?:no\.?|number|id|ref(?:erence)?))?(?:[号是为:# ]|is |was ){0,4}([a-z]{0,6}[-/ ]?(?=(?:[a-z/-]{0,4}\d){6})[\da-z/-]{6,30})/gi,
  },
  { kind: 'address', of: 0, leads: true, regex: new RegExp(`(?:${road}|${estate})(?:${house}){1,5}${flat}`, 'giu') },
  {
    kind: 'address',
    of: 0,
    regex: new RegExp(
      `\\b(?:(?:flat|unit|apt\\.?|apartment|suite|room|block) ?#?\\w{1,5},? )?\\d{1,5}[a-z]?,? (?:(?!${notNames})[a-z'.-]{2,15} ){1,3}(?:${english})\\b(?:,? (?:flat|unit|apt\\.?|apartment|suite|room|#) ?#?\\w{1,5})?`,
      'giu',
    ),
  },
];

/** Where they stand, in order and not overlapping. `text` in half width and simplified characters. */
export function personalWords(text: string): PersonalWords[] {
  const found: PersonalWords[] = [];
  for (const { kind, of, leads, regex } of forms) {
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match; match = regex.exec(text)) {
      const words = match[of]!;
      const at = match.index + match[0].lastIndexOf(words);
      const start = leads ? beginning(text, at) : at;
      if (start < at || !leads) found.push({ kind, start, end: at + words.length });
    }
  }
  let end = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      const isFree = one.start >= end;
      if (isFree) end = one.end;
      return isFree;
    });
}

const longestName = 24;
/** What cannot be part of a place's name. */
const notInNames = new Set('我你您他她它的在住是到从给去来了就离往把被叫让跟和与及于至寄送家走修条个一几这那等过');
const han = /\p{Script=Han}/u;

/** Where the names of places begin that lead up to `at`. */
function beginning(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < longestName && han.test(text[start - 1]!) && !notInNames.has(text[start - 1]!)) start--;
  return start;
}
