import { usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';

type Instant = number | string;
const cache = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, timeZone: string, kind: keyof typeof kinds): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${kind}`;
  const known = cache.get(key) ?? new Intl.DateTimeFormat(locale, { ...kinds[kind], timeZone, hourCycle: 'h23' });
  cache.set(key, known);
  return known;
}
const kinds = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minute: { hour: '2-digit', minute: '2-digit' },
  moment: { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Times as the insurer's clocks show them, whatever this machine's time zone is. */
export function useTime() {
  const { language } = usePreferences();
  const { insurer } = useStart();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const as = (kind: keyof typeof kinds) => (at: Instant) => format(locale, insurer.timeZone, kind).format(new Date(at));
  return { clock: as('clock'), minute: as('minute'), moment: as('moment'), date: as('date') };
}

/** `m:ss`, never negative; hours when there are any. */
export function span(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, String(seconds % 60).padStart(2, '0')];
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}
