import { type AcceptedFeedback, scales } from '#domain/feedback/feedback.ts';
import { plainText } from './plain-text.ts';
import type { Sentiment } from './sentiment.ts';
import type { DetectedSignal } from './signals.ts';
import type { Thresholds } from './thresholds.ts';

/** What is judged of a feedback; who the customer is plays no part. */
export type Expression = Pick<AcceptedFeedback, 'score' | 'options' | 'comment' | 'touchpoint'>;

export type ScoreVerdict = 'unhappy' | 'middle' | 'happy' | 'none';

export function scoreVerdict({ score }: Expression, { unhappyScore, happyScore }: Thresholds): ScoreVerdict {
  if (!score) return 'none';
  if (score.value <= unhappyScore[score.scale]) return 'unhappy';
  return score.value >= happyScore[score.scale] ? 'happy' : 'middle';
}

export const isLowestScore = ({ score }: Expression): boolean => !!score && score.value === scales[score.scale][0];

/** The chosen options that by themselves tell of a failure. */
export function unhappyOptions({ options = [] }: Expression, thresholds: Thresholds): string[] {
  if (options.length === 0) return [];
  const telling = new Set(thresholds.unhappyOptions.map(optionKey));
  return options.filter((option) => telling.has(optionKey(option)));
}
const optionKey = (option: string) => plainText(option).trim();

export type TextVerdict = 'unhappy' | 'plain' | 'praise' | 'none';

export function textVerdict(sentiment: Sentiment | null): TextVerdict {
  if (!sentiment) return 'none';
  if (sentiment.unhappy >= 0.5) return 'unhappy';
  return sentiment.content >= 0.5 ? 'praise' : 'plain';
}

/** Declared or threatened: a person must look at it, whatever was scored. */
const compelling = ['emergency', 'complaint', 'legal', 'media'];
export const isCompelling = ({ signal }: Pick<DetectedSignal, 'signal'>): boolean => compelling.includes(signal);
