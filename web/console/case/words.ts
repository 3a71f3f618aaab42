import { useOwnWords } from '../words/use-words.ts';
import { en } from './words-en.ts';
import { type CaseWords, zh } from './words-zh.ts';

export const useCaseWords = (): CaseWords => useOwnWords({ zh, en });
