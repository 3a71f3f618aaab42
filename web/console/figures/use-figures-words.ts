import { useMemo } from 'react';
import type { Grouping } from '#domain/insight/groupings.ts';
import { usePreferences } from '../app/preferences.ts';
import { type Start, useStart } from '../app/start-data.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import type { Words } from '../words/zh.ts';
import { causeOfKey } from './causes.ts';
import type { Column, Margin } from './columns.ts';
import { duration, percent } from './format.ts';
import regions from './regions.json';
import { type FiguresWords, figuresWords } from './words.ts';

/** The words of these pages, and what groups, columns and values are called in the chosen language. */
export function useFiguresWords() {
  const words = useOwnWords(figuresWords);
  const general = useWords();
  const start = useStart();
  const { language } = usePreferences();
  return useMemo(() => spoken(words, general, start, language), [words, general, start, language]);
}

function spoken(words: FiguresWords, general: Words, start: Start, language: 'zh' | 'en') {
  const own = (text: { zh: string; en: string }) => text[language];
  const regionName = (id: string) => (id in regions ? own(regions[id as keyof typeof regions]) : words.columns.unknownRegion);

  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const monthAndDay = { month: language === 'zh' ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' } as const;
  const dayFormat = new Intl.DateTimeFormat(locale, monthAndDay);
  const fullFormat = new Intl.DateTimeFormat(locale, { ...monthAndDay, year: 'numeric' });
  const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
  const day = (date: string) => dayFormat.format(midnight(date));

  const groupName = (by: Grouping, key: string, label?: { zh: string; en: string }): string => {
    if (label) return own(label);
    if (by === 'region') return regionName(key);
    if (by === 'day') return day(key);
    if (by === 'hour') return `${key.padStart(2, '0')}:00`;
    if (by === 'line' || by === 'scene' || by === 'journey') return nameIn(start.catalogue[`${by}s`], key);
    if (by === 'team') return start.teamName(key);
    if (by === 'touchpoint') return start.touchpointName(key);
    if (by === 'agent') return key === 'nobody' ? words.columns.nobody : start.personName(key);
    const cause = causeOfKey(key);
    return cause ? general.breachCauses[cause] : words.columns.notLate;
  };
  const nameIn = (list: { id: string; zh: string; en: string }[], id: string) => {
    const entry = list.find((one) => one.id === id);
    return entry ? own(entry) : id;
  };
  const figureName = (figure: string): string => {
    const cause = figure.startsWith('breached:') ? causeOfKey(figure.slice('breached:'.length)) : null;
    if (cause) return `${words.behind.figures.breached}${language === 'zh' ? '：' : ': '}${general.breachCauses[cause]}`;
    return words.behind.figures[figure as keyof typeof words.behind.figures] ?? figure;
  };
  const columnName = ({ id, interval, percentile }: Column): string =>
    interval ? `${words.times[interval]} P${percentile}` : String(words.columns[id as keyof typeof words.columns]);
  const time = (seconds: number) => duration(seconds, words);
  const valueText = ({ kind }: Pick<Column, 'kind'>, value: number): string =>
    kind === 'share' ? percent(value) : kind === 'time' ? time(value) : String(value);
  /** `96.2%–98.1%`, or one-sided; null when nothing bounds it. */
  const marginText = (kind: Pick<Column, 'kind'>, { low, high }: Margin): string | null => {
    const [least, most] = [low, high].map((bound) => (bound === null ? null : valueText(kind, bound)));
    if (least && most) return `${least}–${most}`;
    return least ? `≥${least}` : most ? `≤${most}` : null;
  };
  /** The year once, where each language has it; twice when the period crosses one. */
  const range = ({ from, to }: { from: string; to: string }) => {
    const crosses = from.slice(0, 4) !== to.slice(0, 4);
    const [first, last] = [crosses || language === 'zh' ? fullFormat : dayFormat, crosses || language === 'en' ? fullFormat : dayFormat];
    return from === to ? fullFormat.format(midnight(from)) : `${first.format(midnight(from))} – ${last.format(midnight(to))}`;
  };

  return { words, general, own, regionName, groupName, columnName, figureName, time, valueText, marginText, day, range };
}
