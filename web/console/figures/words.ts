import { en } from './words-en.ts';
import { type FiguresWords, zh } from './words-zh.ts';

export type { FiguresWords };
export const figuresWords = { zh, en };
