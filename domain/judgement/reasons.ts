import { type AcceptedFeedback, scales } from '#domain/feedback/feedback.ts';
import type { Reason } from './judgement.ts';
import { type Sentiment, toneOf } from './sentiment.ts';
import type { DetectedSignal } from './signals.ts';
import type { TextVerdict } from './verdicts.ts';

const most = 6;
const longestQuote = 24;

export function scoreReason({ scale, value }: NonNullable<AcceptedFeedback['score']>): Reason {
  const [least, highest] = scales[scale];
  return { zh: `评分 ${value} 分(${least}–${highest})`, en: `score ${value} (${least}–${highest})` };
}

export const optionsReason = (options: string[]): Reason => ({
  zh: `选择了:${options.map(quote).join('、')}`,
  en: `chose: ${options.map(quote).join(', ')}`,
});

/** With the model's evidence, words of the masked comment; a reader sees at once why. */
export function textReason(sentiment: Sentiment, verdict: TextVerdict): Reason {
  const [zh, en] = tones[verdict === 'none' ? 'plain' : verdict];
  const tone = toneOf(sentiment);
  const number = Math.abs(tone).toFixed(2);
  const signed = Number(number) === 0 ? number : `${tone < 0 ? '−' : '+'}${number}`;
  const shown = sentiment.evidence.slice(0, 3).map(quote);
  return {
    zh: `文字判断为${zh}(${signed})${shown.length ? `:${shown.join('、')}` : ''}`,
    en: `the text reads as ${en} (${signed})${shown.length ? `: ${shown.join(', ')}` : ''}`,
  };
}
const tones = { unhappy: ['不满', 'unhappy'], plain: ['平和', 'neutral'], praise: ['表扬', 'praise'] } as const;

export const unreadReason: Reason = {
  zh: '文字暂未判读,先按评分、选项和信号处理',
  en: 'the text was not read yet; score, options and signals decide',
};
export const contradictionReason: Reason = { zh: '评分与文字或选项相矛盾', en: 'score and words contradict each other' };

export const pastReason: Reason = { zh: '近期曾表示不满', en: 'was unhappy not long ago' };

const meaning: Record<DetectedSignal['signal'], [zh: string, en: string]> = {
  complaint: ['声明投诉或提到监管', 'declares a complaint or names the regulator'],
  legal: ['提到法律途径', 'speaks of legal action'],
  media: ['提到媒体或曝光', 'speaks of the media or of publishing it'],
  emergency: ['可能有人身危险', 'somebody may be in danger'],
  vulnerable: ['涉及需要特别照顾的人', 'a vulnerable person is concerned'],
  wants_call: ['要求回电', 'asks for a call'],
  no_call: ['不希望接到电话', 'asks not to be phoned'],
  fraud_hint: ['可能有欺诈线索', 'may hint at fraud'],
  staff_named: ['点名工作人员', 'names a member of staff'],
  competitor: ['提到其他公司', 'mentions a competitor'],
};

/** The words that show it are quoted, except where they name a person. */
export function signalReason({ signal, phrase }: DetectedSignal): Reason {
  const [zh, en] = meaning[signal];
  return signal === 'staff_named' ? { zh, en } : { zh: `${zh}:${quote(phrase)}`, en: `${en}: ${quote(phrase)}` };
}

const quote = (words: string) => {
  const chars = Array.from(words.replace(/\s+/g, ' ').trim());
  return chars.length > longestQuote ? `${chars.slice(0, longestQuote).join('')}…` : chars.join('');
};

export const firstReasons = (reasons: (Reason | false | undefined)[]): Reason[] => reasons.filter((reason) => !!reason).slice(0, most);
