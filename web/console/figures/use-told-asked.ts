import { periodBefore } from '#domain/insight/period.ts';
import { type Asked, filterNames } from './asked.ts';
import { useFiguresWords } from './use-figures-words.ts';

/** What the figures are of, in words: for paper and for files, which are read away from the page. */
export function useToldAsked({ from, to, hours, filters }: Asked) {
  const { words, general, range, groupName } = useFiguresWords();
  const chosen = filterNames.flatMap((name) => {
    const value = filters[name];
    if (value === undefined) return [];
    const shown = name === 'severity' ? general.severities[value as keyof typeof general.severities] : groupName(name, value);
    return [{ what: words.filters[name], value: shown }];
  });
  return {
    period: range({ from, to }),
    before: range(periodBefore({ from, to })),
    hours: words.hours[hours],
    filters: chosen,
  };
}
export type ToldAsked = ReturnType<typeof useToldAsked>;
