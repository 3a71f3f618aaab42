import { usePreferences } from '../app/preferences.ts';
import { en } from './en.ts';
import { type Words, zh } from './zh.ts';

const languages: Record<'zh' | 'en', Words> = { zh, en };

/** The words of the chosen language. */
export const useWords = (): Words => languages[usePreferences().language];

/** Of a text in both languages the one that is read. */
export function useOwn(): (text: { zh: string; en: string }) => string {
  const { language } = usePreferences();
  return (text) => text[language];
}

/** The words of a folder's own dictionary, in the chosen language. */
export const useOwnWords = <W>(words: { zh: W; en: W }): W => words[usePreferences().language];
