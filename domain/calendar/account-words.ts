import { seconds } from '#domain/time.ts';
import type { Gap } from './account.ts';
import type { Account } from './due.ts';
import { lasting } from './lasting.ts';
import type { Span } from './spans.ts';
import { addDays, wallClock } from './zoned.ts';

type Both = { zh: string; en: string };

const gapNames: Record<Gap, Both> = {
  breaks: { zh: '休息时间', en: 'breaks' },
  'closed hours': { zh: '非服务时间', en: 'closed hours' },
  nights: { zh: '夜间', en: 'nights' },
  weekends: { zh: '周末', en: 'weekends' },
  'closed days': { zh: '非工作日', en: 'closed days' },
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What was counted, what was passed over, which days were special: short enough to be read under a deadline. */
export function accountWords(account: Account, timeZone: string): Both {
  const { passedOver, holidays, makeUpWorkdays, provisionalYears } = account;
  const holidayDates = runsOf(holidays);
  const skipped = [
    ...passedOver.map((gap) => gapNames[gap]),
    ...holidayDates.map((run) => ({ zh: `节假日 ${run.zh}`, en: `the holidays ${run.en}` })),
  ];
  const makeUp = listed(runsOf(makeUpWorkdays));
  const years = provisionalYears.join('、');
  const parts: Both[] = [
    ...(account.of === 'hours' ? [countedWords(account, timeZone)] : []),
    ...(skipped.length > 0 ? [{ zh: `跳过${listed(skipped).zh}`, en: `${listed(skipped).en} passed over` }] : []),
    ...(makeUpWorkdays.length > 0
      ? [{ zh: `${makeUp.zh} 调休上班`, en: `make-up workday${makeUpWorkdays.length > 1 ? 's' : ''} ${makeUp.en}` }]
      : []),
    ...(years
      ? [{ zh: `${years} 年放假安排未录入，暂按每周工作时间计`, en: `no holidays of ${provisionalYears.join(', ')} on file yet` }]
      : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

function countedWords({ counted, leftOut }: Account, timeZone: string): Both {
  const told = counted.map((span) => spanWords(span, timeZone));
  const others = { zh: `另 ${leftOut} 段`, en: `${leftOut} more` };
  return list(leftOut > 0 ? [...told.slice(0, -1), others, ...told.slice(-1)] : told, '，');
}

/** An end at midnight is told as 24:00 of its day. */
function spanWords({ from, to }: Span, timeZone: string): Both {
  const start = wallClock(from, timeZone);
  const end = wallClock(to, timeZone);
  const long = lasting((to - from) / seconds(1));
  const begin = momentWords(from, timeZone);
  const isMidnight = end.minutes === 0 && end.date === addDays(start.date, 1);
  const sameDay = isMidnight ? '24:00' : end.date === start.date ? clock(end.minutes) : null;
  const until = sameDay === null ? momentWords(to, timeZone) : { zh: sameDay, en: sameDay };
  return { zh: `${begin.zh}–${until.zh} 计 ${long.zh}`, en: `${begin.en}–${until.en} counts ${long.en}` };
}

const two = (n: number) => String(n).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const dateWords = (date: string): Both => ({
  zh: date.slice(5).replace('-', '/'),
  en: `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`,
});

/** Day and time of a moment. */
export function momentWords(at: number, timeZone: string): Both {
  const { date, minutes } = wallClock(at, timeZone);
  const day = dateWords(date);
  return { zh: `${day.zh} ${clock(minutes)}`, en: `${day.en} ${clock(minutes)}` };
}

/** Days that follow each other as one. */
function runsOf(dates: string[]): Both[] {
  const runs: [string, string][] = [];
  for (const date of dates) {
    const last = runs.at(-1);
    if (last && addDays(last[1], 1) === date) last[1] = date;
    else runs.push([date, date]);
  }
  return runs.map(([from, to]) => {
    const [first, last] = [dateWords(from), dateWords(to)];
    return from === to ? first : { zh: `${first.zh}–${last.zh}`, en: `${first.en}–${last.en}` };
  });
}

const list = (words: Both[], zhComma: string): Both => ({
  zh: words.map(({ zh }) => zh).join(zhComma),
  en: words.map(({ en }) => en).join(', '),
});
const listed = (words: Both[]): Both => list(words, '、');
